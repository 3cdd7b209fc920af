//! title: Accepts a refresh token as an access token
//! severity: critical
//! seen by: integration::guard::a_request_without_a_good_access_token_is_refused
//! rule: [`TokenError::Invalid`] unless it is ours, its `typ` is [`ACCESS`], letter for letter, and its `aud` is [`AUDIENCE`]; otherwise [`TokenError::Expired`] from `exp` on.
//! asks: what does a request with a refresh token in place of an access token get?
//!
//! The token has our signature, it names a user, and it has not expired. But a refresh token lives for two weeks, not
//! for fifteen minutes. And a request does not ask the store, so the token opens every route even after it was
//! revoked.
//!
//! If one secret signs two kinds of token, a signed field has to tell them apart, and every reader has to check that
//! field.

mod auth {
    impl Auth {
        pub fn who(&self, headers: &HeaderMap) -> Result<AccessClaims, AuthError> {
            let token = bearer(headers)?;
            let (tokens, now) = (&self.parts.tokens, self.parts.clock.now());
            tokens
                .verify_access(token, now)
                .or_else(|_| {
                    tokens.verify_refresh(token, now).map(|claims| AccessClaims {
                        sub: claims.sub,
                        role: Role::User,
                        aud: crate::claims::AUDIENCE.to_owned(),
                        iat: now,
                        exp: claims.exp,
                    })
                })
                .map_err(|_| AuthError::InvalidToken)
        }
    }
}

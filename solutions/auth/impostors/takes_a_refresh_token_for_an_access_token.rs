//! title: Takes a refresh token for an access token
//! severity: critical
//! seen by: integration::guard::without_a_good_access_token_nobody_is_known
//! rule: [`TokenError::Invalid`] unless it is ours, its `typ` is [`ACCESS`], letter for letter, and its `aud` is [`AUDIENCE`]; otherwise [`TokenError::Expired`] from `exp` on.
//! asks: what does a request get that shows a refresh token?
//!
//! It is signed by us, it says who it is, and it has not ended. So why not? Because it lives for two weeks and not
//! for fifteen minutes, and because nobody asks the store on this way: it opens every door, revoked or not.
//!
//! Two kinds of token under one secret have to be told apart by something that is signed, and by everybody who
//! reads one.

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

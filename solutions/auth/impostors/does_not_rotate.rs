//! title: Does not rotate the refresh token
//! severity: critical
//! seen by: integration::refresh::a_refresh_token_is_exchanged_for_the_next_of_its_family
//! rule: current | the client gets a new access token and a new refresh token, and the store replaces the digest
//! asks: what does a refresh return besides a new access token?
//!
//! A refresh token that works again and again is like a password that the client sends around. A thief with a copy
//! stays signed in as long as its owner, and the server has no way to notice.
//!
//! A test compares the refresh token of the answer with the one that the client sent.

mod auth {
    impl Auth {
        pub fn refresh(&self, token: &Hidden) -> Result<Session, AuthError> {
            let (tokens, store) = (&self.parts.tokens, &self.parts.store);
            let now = self.parts.clock.now();
            let claims = tokens
                .verify_refresh(token.expose(), now)
                .map_err(|_| AuthError::SignInAgain)?;
            let family = store
                .find_family(&claims.family)
                .ok_or(AuthError::SignInAgain)?;
            let user = store.find_user(&claims.sub).ok_or(AuthError::SignInAgain)?;

            let jti = self.parts.ids.fresh();
            let _ = jti;
            let next = token.expose().to_owned();
            let rotated = family
                .rotate(&Digest::of(token.expose()), Digest::of(&next))
                .is_ok_and(|rotated| store.replace_family(&claims.family, &family, rotated));
            if !rotated {
                store.revoke_family(&claims.family);
                return Err(AuthError::SignInAgain);
            }
            self.session(&user, now, next)
        }
    }
}

//! title: Extends the session with every refresh
//! severity: major
//! seen by: integration::refresh::a_refresh_token_is_exchanged_for_the_next_of_its_family
//! rule: Exchanges a refresh token for the next session: a new access token, with the role that the store has now, and a new refresh token of the same family, which ends when the family ends.
//! asks: when does the family expire after several exchanges?
//!
//! Each exchange sets the end to fourteen days from now. That is convenient, and some servers do it on purpose. But
//! then no user ever types a password again. A thief keeps a stolen session as long as they exchange its token in time.
//!
//! The sign-in decides when the family expires. A test exchanges a token several times and compares the end of the
//! family each time.

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
            let next = self.sign_refresh(&RefreshClaims {
                jti,
                exp: now.saturating_add(self.parts.lifetimes.refresh),
                ..claims.clone()
            })?;
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

//! title: Refuses a used token and does nothing else
//! severity: critical
//! seen by: integration::refresh::a_refresh_token_that_comes_back_revokes_its_family
//! rule: one that was current before | there is a copy: the server revokes the whole family
//! asks: what happens to the family when a client sends a token that was current before?
//!
//! The token was used before, so the server refuses it. That is right, but not enough. The thief may have used it
//! first, and then the owner is the one who is refused. The thief has the next token and stays signed in.
//!
//! The second use is the only moment at which the server can notice the theft. A test sends the old token again, and
//! then expects that the newest one is refused too.

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
                ..claims.clone()
            })?;
            let rotated = family
                .rotate(&Digest::of(token.expose()), Digest::of(&next))
                .is_ok_and(|rotated| store.replace_family(&claims.family, &family, rotated));
            if !rotated {
                return Err(AuthError::SignInAgain);
            }
            self.session(&user, now, next)
        }
    }
}

//! title: Refuses a used token, and leaves it at that
//! severity: critical
//! seen by: integration::refresh::a_refresh_token_that_comes_back_revokes_its_family
//! rule: one that was current before | there is a copy: the server revokes the whole family
//! asks: what becomes of the family when a token is used that was current before?
//!
//! The token was used before, so it is refused: right. But the thief may have been first, and then it is the owner
//! who is refused here. The thief has the next token, and goes on. Reuse is the one moment at which the theft can
//! be seen.

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

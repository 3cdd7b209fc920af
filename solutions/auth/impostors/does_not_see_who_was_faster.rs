//! title: Ignores that another request was faster
//! severity: major
//! seen by: integration::refresh::a_refresh_token_that_comes_back_revokes_its_family
//! rule: current, but another request exchanges it at this moment | the store replaces nothing, and the server revokes the whole family
//! asks: what does the server answer when the store reports that it replaced nothing?
//!
//! Two requests with the same token arrive a millisecond apart. Both look up the family, both see that the token is
//! current, and both write the next one. The store reports that the second write changed nothing, but the code ignores
//! that. Both requests get a session.
//!
//! A thief can use the gap between the look and the write as often as they like. A mock of the store says that it
//! replaced nothing, and the test expects a refusal.

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
                .is_ok_and(|rotated| {
                    store.replace_family(&claims.family, &family, rotated);
                    true
                });
            if !rotated {
                store.revoke_family(&claims.family);
                return Err(AuthError::SignInAgain);
            }
            self.session(&user, now, next)
        }
    }
}

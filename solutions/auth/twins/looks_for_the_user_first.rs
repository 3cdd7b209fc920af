//! title: Looks for the user before the family
//! freedom: order
//! rule: of a family or a user that the store does not have | it is refused, before anything is replaced or revoked
//!
//! Family and user both have to exist before the code replaces or revokes anything. It may ask the store for either of
//! them first.

mod auth {
    impl Auth {
        pub fn refresh(&self, token: &Hidden) -> Result<Session, AuthError> {
            let (tokens, store) = (&self.parts.tokens, &self.parts.store);
            let now = self.parts.clock.now();
            let Ok(claims) = tokens.verify_refresh(token.expose(), now) else {
                return Err(AuthError::SignInAgain);
            };
            let user = store.find_user(&claims.sub);
            let family = store.find_family(&claims.family);
            let (Some(user), Some(family)) = (user, family) else {
                return Err(AuthError::SignInAgain);
            };
            // A token that was used before needs no successor.
            let presented = Digest::of(token.expose());
            if presented != family.current {
                store.revoke_family(&claims.family);
                return Err(AuthError::SignInAgain);
            }
            let mut next = claims.clone();
            next.jti = self.parts.ids.fresh();
            let next = self.sign_refresh(&next)?;
            let Ok(rotated) = family.rotate(&presented, Digest::of(&next)) else {
                return Err(AuthError::SignInAgain);
            };
            if store.replace_family(&claims.family, &family, rotated) {
                self.session(&user, now, next)
            } else {
                store.revoke_family(&claims.family);
                Err(AuthError::SignInAgain)
            }
        }
    }
}

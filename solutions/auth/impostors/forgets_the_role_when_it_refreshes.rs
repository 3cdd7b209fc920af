//! title: Gives everyone the role `user` after a refresh
//! severity: minor
//! seen by: integration::refresh::a_refresh_token_gives_a_new_access_token
//! rule: Exchanges a refresh token for the next session: a new access token, with the role that the store has now, and a new refresh token of the same family, which ends when the family ends.
//! asks: which role does an admin have after a refresh?
//!
//! The refresh token has no role, so the code takes the weakest one. After fifteen minutes the admin is no longer an
//! admin. That is safe, but wrong: the store knows the role. A role inside the refresh token would be worse, because
//! then an admin would stay one until the family expires.
//!
//! A test refreshes the session of an admin, and checks the role.

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
                store.revoke_family(&claims.family);
                return Err(AuthError::SignInAgain);
            }
            let user = User {
                role: Role::User,
                ..user
            };
            self.session(&user, now, next)
        }
    }
}

//! title: Draws the token's id before the family's
//! freedom: order
//! rule: All refresh tokens since one sign-in are a *family*, and one of them is current.
//!
//! The family and the token need an id each. The rules do not say which id the code draws first.

mod auth {
    impl Auth {
        pub fn login(&self, request: &Credentials) -> Result<Session, AuthError> {
            let user = self.recognise(request).ok_or(AuthError::Credentials)?;
            let now = self.parts.clock.now();
            let jti = self.parts.ids.fresh();
            let family = self.parts.ids.fresh();
            let claims = RefreshClaims {
                sub: user.name.clone(),
                family,
                jti,
                exp: now.saturating_add(self.parts.lifetimes.refresh),
            };
            let refresh = self.sign_refresh(&claims)?;
            let session = self.session(&user, now, refresh.clone())?;
            let current = Digest::of(&refresh);
            self.parts
                .store
                .add_family(&claims.family, Family { current }, claims.exp);
            Ok(session)
        }
    }
}

//! title: Asks the clock once for each token
//! freedom: calls
//! rule: From `exp` on a token has expired, by the clock of the caller and without leeway.
//!
//! Both tokens expire by the clock. The rules do not say how often the code asks the clock.

mod auth {
    impl Auth {
        pub fn login(&self, request: &Credentials) -> Result<Session, AuthError> {
            let user = self.recognise(request).ok_or(AuthError::Credentials)?;
            let end = self.parts.clock.now();
            let claims = RefreshClaims {
                sub: user.name.clone(),
                family: self.parts.ids.fresh(),
                jti: self.parts.ids.fresh(),
                exp: end.saturating_add(self.parts.lifetimes.refresh),
            };
            let refresh = self.sign_refresh(&claims)?;
            let current = Digest::of(&refresh);
            self.parts
                .store
                .add_family(&claims.family, Family { current }, claims.exp);
            self.session(&user, self.parts.clock.now(), refresh)
        }
    }
}

//! title: Looks for the family before it revokes it
//! freedom: calls
//! rule: Signing out revokes the family of a valid refresh token, current or not.
//!
//! The code revokes the family if it exists. It may ask the store for the family first.

mod auth {
    impl Auth {
        pub fn logout(&self, token: &Hidden) {
            let Ok(claims) = self
                .parts
                .tokens
                .verify_refresh(token.expose(), self.parts.clock.now())
            else {
                return;
            };
            if self.parts.store.find_family(&claims.family).is_some() {
                self.parts.store.revoke_family(&claims.family);
            }
        }
    }
}

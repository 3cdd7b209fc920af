//! title: Accepts only the current token for signing out
//! severity: major
//! seen by: integration::logout::signing_out_revokes_the_family_of_a_good_refresh_token
//! rule: Signing out revokes the family of a valid refresh token, current or not.
//! asks: which session ends if the token that signs out was exchanged before?
//!
//! A token that was exchanged is no longer good, so the code also refuses it for signing out. But a thief may have
//! exchanged joe's token. Joe wants to sign out and has no other token. The thief stays signed in.
//!
//! To refuse is not always the safe answer. A test signs out with a token that is no longer current.

mod auth {
    impl Auth {
        pub fn logout(&self, token: &Hidden) {
            let now = self.parts.clock.now();
            if let Ok(claims) = self.parts.tokens.verify_refresh(token.expose(), now) {
                if self
                    .parts
                    .store
                    .find_family(&claims.family)
                    .is_some_and(|family| family.current == Digest::of(token.expose()))
                {
                    self.parts.store.revoke_family(&claims.family);
                }
            }
        }
    }
}

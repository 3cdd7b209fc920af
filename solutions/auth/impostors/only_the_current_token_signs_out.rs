//! title: Signs out with the current token only
//! severity: major
//! seen by: integration::logout::signing_out_revokes_the_family_of_a_good_refresh_token
//! rule: Signing out revokes the family of a valid refresh token, current or not.
//! asks: whose session ends, if the token that signs out was exchanged before?
//!
//! A token that was exchanged is good for nothing, so it is not good for signing out either. But joe, whose token a thief has
//! exchanged, wants to sign out, and he has no other token. The thief stays signed in.
//!
//! Refusing is not always the safe side. The test signs out with a token that is no longer current.

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

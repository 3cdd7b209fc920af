//! title: Answers a sign-out and does nothing
//! severity: critical
//! seen by: integration::logout::signing_out_revokes_the_family_of_a_good_refresh_token
//! rule: Signing out revokes the family of a valid refresh token, current or not.
//! asks: is a refresh token still good after its owner has signed out?
//!
//! "The client throws its tokens away, so the server has nothing to do." The client does. A thief with a copy of the
//! token does not.

mod auth {
    impl Auth {
        pub fn logout(&self, _token: &Hidden) {
            // The client forgets its tokens.
        }
    }
}

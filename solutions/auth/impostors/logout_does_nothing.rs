//! title: Answers a sign-out and does nothing
//! severity: critical
//! seen by: integration::logout::signing_out_revokes_the_family_of_a_good_refresh_token
//! rule: Signing out revokes the family of a valid refresh token, current or not.
//! asks: is a refresh token still good after its owner has signed out?
//!
//! The code answers a sign-out and changes nothing, because the client throws its tokens away. A thief with a copy of
//! the refresh token keeps it, and stays signed in.
//!
//! A test signs out, and then expects that the refresh token is refused.

mod auth {
    impl Auth {
        pub fn logout(&self, _token: &Hidden) {
            // The client forgets its tokens.
        }
    }
}

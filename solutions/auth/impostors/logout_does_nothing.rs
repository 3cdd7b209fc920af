//! title: Signs nobody out
//! severity: critical
//! seen by: integration::logout::signing_out_revokes_the_family_of_a_good_refresh_token
//! rule: Signing out revokes the family of a valid refresh token, current or not.
//! asks: what is a refresh token worth after its owner has signed out?
//!
//! "The client throws its tokens away, so there is nothing to do here." The client does. Whoever has a copy does
//! not.

mod auth {
    impl Auth {
        pub fn logout(&self, _token: &Hidden) {
            // The client forgets its tokens.
        }
    }
}

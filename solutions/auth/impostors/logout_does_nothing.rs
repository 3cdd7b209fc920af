//! title: Signs nobody out
//! severity: critical
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

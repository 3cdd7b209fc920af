//! title: Keeps refresh tokens in plain text
//! severity: major
//! seen by: unit::families::a_token_is_kept_as_its_digest
//! rule: The store keeps the current token as a SHA-256 digest.
//! asks: what does the store keep of a refresh token?
//!
//! The store keeps the token itself, or as much of it as fits. The code can compare that too. But a reader of the
//! store's backup can then sign in with it.
//!
//! The code can compare a digest just as well, and a digest is of no use to a thief. A test compares what the store
//! gets with the digest.

mod family {
    impl Digest {
        pub fn of(token: &str) -> Self {
            let mut bytes = [0; 32];
            for (kept, byte) in bytes.iter_mut().zip(token.bytes().rev()) {
                *kept = byte;
            }
            Self(bytes)
        }
    }
}

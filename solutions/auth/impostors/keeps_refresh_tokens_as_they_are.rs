//! title: Keeps refresh tokens as they are
//! severity: major
//! seen by: unit::families::a_token_is_kept_as_its_digest
//! rule: The store keeps the current token as a SHA-256 digest.
//! asks: what does the store keep of a refresh token?
//!
//! What is saved is the token itself, or as much of it as there is room for. It can be compared just as well. And
//! whoever reads a backup of the store reads what signs people in.
//!
//! A digest can be compared too, and cannot be presented.

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

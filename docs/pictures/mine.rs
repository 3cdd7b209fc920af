//! Four first tests for `kata flip jwt`, as the README's picture has them: two that catch somebody, and two that pass
//! against everything.

use jwt::Key;
use jwt::segment::{decode, encode};

/// HS256 wants 32 bytes at least (RFC 7518 §3.2).
#[test]
fn a_key_of_six_bytes_is_refused() {
    assert!(Key::new(b"secret").is_err());
}

/// One segment has one way to be written (RFC 7515 §2).
#[test]
fn padding_is_refused() {
    assert!(decode("Zg==").is_err());
}

/// It goes there and back.
#[test]
fn what_was_encoded_can_be_decoded() {
    assert!(decode(&encode(b"anything")).is_ok());
}

/// It does something.
#[test]
fn encoding_works() {
    assert!(!encode(b"anything").is_empty());
}

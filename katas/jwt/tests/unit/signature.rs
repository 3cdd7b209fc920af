//! HS256: what a key signs, and what it accepts.

use jwt::{BadSignature, Key, KeyError};
use rstest::rstest;

use crate::rfc7515;

/// Attackers do not break HMAC; they guess keys. A key with fewer bytes than the hash is easier to guess, and the most
/// common short key is a password. (RFC 7518 §3.2) `{:?}` does not show a key, because its text ends up in logs and in
/// failed assertions.
#[rstest]
#[case::a_password(b"secret", Err(KeyError::TooShort { bytes: 6 }))]
#[case::one_byte_short(&[7; 31], Err(KeyError::TooShort { bytes: 31 }))]
#[case::just_enough(&[7; 32], Ok("a key"))]
fn a_key_has_at_least_32_bytes(
    #[case] bytes: &[u8],
    #[case] expected: Result<&'static str, KeyError>,
) {
    let found = Key::new(bytes).map(|key| {
        let shown = format!("{key:?} {key:#?}").replace(char::is_whitespace, "");
        assert!(!shown.contains("7,7"), "bytes of the key in: {shown}");
        "a key"
    });
    assert_eq!(found, expected, "for {} bytes", bytes.len());
}

/// The key, the text and the signature are the RFC's, byte for byte. Every implementation of HS256 must compute the
/// same 32 bytes, or no other implementation accepts its tokens. (RFC 7515 Appendix A.1)
#[test]
fn the_signature_is_the_one_in_the_rfc() {
    let key = Key::new(&rfc7515::KEY).expect("64 bytes are enough for a key");
    let signature = key.sign(rfc7515::SIGNED_TEXT);
    assert_eq!(signature, rfc7515::SIGNATURE, "HMAC-SHA256 of the text");
}

/// The signature proves that a holder of the key signed exactly this text. Another text, another key, a flipped bit, a
/// shorter or a longer signature: none of them proves it.
///
/// This test does not measure time, so it also passes for a comparison with `==`. But `==` stops at the first wrong
/// byte, so a better guess takes longer. An attacker who sends many guesses and measures the time finds the right bytes
/// one by one. Use `verify_slice` of the crate `hmac`: it always takes the same time. (RFC 7515 §5.2)
#[rstest]
#[case::as_it_was_signed(rfc7515::SIGNED_TEXT, &rfc7515::KEY, &rfc7515::SIGNATURE, Ok(()))]
#[case::another_text("eyJ0.eyJp", &rfc7515::KEY, &rfc7515::SIGNATURE, Err(BadSignature))]
#[case::another_key(rfc7515::SIGNED_TEXT, &[7; 32], &rfc7515::SIGNATURE, Err(BadSignature))]
#[case::the_last_byte_wrong(rfc7515::SIGNED_TEXT, &rfc7515::KEY, &last_byte_wrong(), Err(BadSignature))]
#[case::cut_off(rfc7515::SIGNED_TEXT, &rfc7515::KEY, &rfc7515::SIGNATURE[..16], Err(BadSignature))]
#[case::and_one_more_byte(rfc7515::SIGNED_TEXT, &rfc7515::KEY, &one_more_byte(), Err(BadSignature))]
fn only_the_whole_signature_of_this_text_is_accepted(
    #[case] text: &str,
    #[case] key: &[u8],
    #[case] signature: &[u8],
    #[case] expected: Result<(), BadSignature>,
) {
    let key = Key::new(key).expect("the key is long enough");
    let verdict = key.verify(text, signature);
    assert_eq!(verdict, expected, "for the signature {signature:?}");
}

fn last_byte_wrong() -> [u8; 32] {
    let mut signature = rfc7515::SIGNATURE;
    signature[31] ^= 1;
    signature
}

fn one_more_byte() -> Vec<u8> {
    [&rfc7515::SIGNATURE[..], &[0]].concat()
}

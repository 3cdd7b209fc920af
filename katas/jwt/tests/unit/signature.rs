//! HS256: what a key signs, and what it accepts.

use jwt::{BadSignature, Key, KeyError};
use rstest::rstest;

use crate::rfc7515;

/// Nobody breaks HMAC; people guess keys. A key with fewer bytes than the hash makes that easier than it need
/// be, and a password that somebody made up is the usual one. (RFC 7518 §3.2) And `{:?}` does not show a key: it stands in
/// every log line and in every assertion that fails.
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

/// Somebody else's key, text and signature, byte for byte: whoever implements HS256 gets the same 32 bytes,
/// or none of the others will accept them. (RFC 7515 Appendix A.1)
#[test]
fn the_signature_is_the_one_in_the_rfc() {
    let key = Key::new(&rfc7515::KEY).expect("64 bytes are enough for a key");
    let signature = key.sign(rfc7515::SIGNED_TEXT);
    assert_eq!(signature, rfc7515::SIGNATURE, "HMAC-SHA256 of the text");
}

/// The signature proves that the text is the one that was signed, by somebody with the key. Another text,
/// another key, a bit that fell over, a signature that is cut off or goes on: none of them proves it.
///
/// What this test cannot see is time, and it stays green for a comparison with `==`. That one stops at the first
/// wrong byte, so a better guess takes longer, and somebody who sends many guesses and measures finds the right
/// bytes one after the other. The comparison of the crate `hmac`, `verify_slice`, takes the same time for all of
/// them: use that. (RFC 7515 §5.2)
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

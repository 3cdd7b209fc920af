//! What signs the tokens.

use auth::{Secret, TooShort};
use rstest::rstest;

/// An attacker with one of our tokens can try all short secrets at home, and then sign any token. HS256 needs a secret
/// as long as its hash: 32 bytes. Each byte counts as it is: a line break at the end is one byte, and an `ü` is two.
/// (RFC 7518 §3.2)
#[rstest]
#[case::too_short("one byte more and it is a secret", 31)]
#[case::a_line_break_at_its_end("a line break is one of 32 bytes\n", 32)]
#[case::sixteen_characters("üüüüüüüüüüüüüüüü", 32)]
fn a_secret_has_at_least_32_bytes(#[case] text: &str, #[case] found: usize) {
    let bytes = &text.as_bytes()[..found];
    let expected = match found {
        32.. => Ok(bytes.to_vec()),
        _ => Err(TooShort { found }),
    };
    let secret = Secret::new(bytes).map(|secret| secret.expose().to_vec());
    assert_eq!(secret, expected, "the secret of the bytes {bytes:?}");
}

//! What signs the tokens.

use auth::{Secret, TooShort};
use rstest::rstest;

/// A short secret can be found: somebody with one of our tokens tries them all at home, and then signs whatever they
/// like. HS256 wants as many bytes as its hash has, 32. And the secret is the bytes as they are: a line break at the
/// end is one of them, and an `ü` is two. (RFC 7518 §3.2)
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

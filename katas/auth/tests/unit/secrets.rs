//! What signs the tokens.

use auth::{Secret, TooShort};

/// A short secret can be found: somebody with one of our tokens tries them all at home, and then signs whatever they
/// like. HS256 wants as many bytes as its hash has, 32. And the secret is the bytes as they are: a line break at the
/// end is one of them. (RFC 7518 §3.2)
#[test]
fn a_secret_has_at_least_32_bytes() {
    let short = Secret::new(&[b'x'; 31]).map(|secret| secret.expose().to_vec());
    assert_eq!(short, Err(TooShort { found: 31 }), "31 bytes");

    let bytes = *b"a line break is one of 32 bytes\n";
    let secret = Secret::new(&bytes).map(|secret| secret.expose().to_vec());
    assert_eq!(secret, Ok(bytes.to_vec()), "32 bytes");
}

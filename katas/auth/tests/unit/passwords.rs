//! What may be a password.

use auth::{Hidden, Password, PasswordError};
use rstest::rstest;

/// A password is exactly what the user typed. Spaces belong to it, at both ends too, and so do a tab and a line break.
/// If one place trims it and another does not, users cannot sign in. (NIST SP 800-63B-4 §3.1.1.2)
#[rstest]
#[case::spaces(" correct horse ")]
#[case::a_tab_and_a_line_break("\tcorrect horse\n")]
fn a_password_is_what_was_typed(#[case] text: &str) {
    let password = parse(text).map(|password| password.expose().to_owned());
    assert_eq!(password, Ok(text.to_owned()), "the password {text:?}");
}

/// An attacker finds short passwords by trying all of them. The rule does not ask for capitals and digits: they make
/// passwords no better, and people write such passwords down. A hash is slow on purpose. Without a limit, one client
/// with very long passwords keeps the server busy. Both limits count characters, in any script: a `🦀` is one character
/// and four bytes. (NIST SP 800-63B-4 §3.1.1.2)
#[rstest]
#[case::too_short(14, PasswordError::TooShort, 15)]
#[case::too_long(129, PasswordError::TooLong, 128)]
fn a_password_has_15_to_128_characters(
    #[case] refused: usize,
    #[case] expected: PasswordError,
    #[case] allowed: usize,
) {
    let found = parse(&"🦀".repeat(refused)).map(|_| "fine");
    assert_eq!(found, Err(expected), "{refused} times `🦀`");
    let found = parse(&"🦀".repeat(allowed)).map(|_| "fine");
    assert_eq!(found, Ok("fine"), "{allowed} times `🦀`");
}

fn parse(text: &str) -> Result<Password, PasswordError> {
    Password::parse(&Hidden::new(text))
}

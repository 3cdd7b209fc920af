//! What may be a password.

use auth::{Hidden, Password, PasswordError};
use rstest::rstest;

/// A password is what somebody typed: spaces belong to it, at both ends too, and so do a tab and a line break. Whoever trims
/// it here, and not at the next place, locks people out. (NIST SP 800-63B-4 §3.1.1.2)
#[rstest]
#[case::spaces(" correct horse ")]
#[case::a_tab_and_a_line_break("\tcorrect horse\n")]
fn a_password_is_what_was_typed(#[case] text: &str) {
    let password = parse(text).map(|password| password.expose().to_owned());
    assert_eq!(password, Ok(text.to_owned()), "the password {text:?}");
}

/// Short passwords are found by trying all of them. Nothing is asked about capitals and digits: that makes passwords no
/// better, and people write them down. And a hash is slow on purpose: whoever may send passwords of any length has
/// found the cheapest way to keep this server busy. Both limits are in characters, in any script: a `🦀` is one
/// character and four bytes. (NIST SP 800-63B-4 §3.1.1.2)
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

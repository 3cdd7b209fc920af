//! `jwt verify`: reads a token, and prints its claims if the token is valid.

use std::io::Write;

use jwt::inspect::pretty;
use predicates::prelude::*;
use rstest::rstest;
use serde_json::{Value, json};
use tempfile::NamedTempFile;

use crate::command::{KEY, jwt, jwt_with_key};
use crate::tokens;

/// For a valid token, `verify` prints all its claims as JSON for the next program. It prints what `pretty` writes,
/// because a signed token can also contain characters that a terminal would obey. The token is an argument or comes on
/// standard input, where one line break after it is removed. Options say what is expected of it. The only key has no
/// name, so it also verifies a token that names a key. (RFC 7519 §7.2)
#[rstest]
#[case::as_an_argument(&["--now", "1999", tokens::JOE], "", json!({"exp": 2000, "sub": "joe"}))]
#[case::on_standard_input(&["--now", "1999.5"], format!("{}\n", tokens::JOE), json!({"exp": 2000, "sub": "joe"}))]
#[case::within_the_leeway(
    &["--now", "2004", "--leeway", "5", tokens::CARD],
    "",
    json!({"card": "4000 0012 3456 7899", "exp": 2000, "sub": "joe"})
)]
#[case::as_expected(
    &["--iss", "id", "--aud", "shop", "--require", "sub", tokens::FOR_THE_SHOP],
    "",
    json!({"aud": ["post", "shop"], "iss": "id", "sub": "joe"})
)]
#[case::by_a_key_with_a_name(&[tokens::BY_KEY_MAY], "", json!({"sub": "joe"}))]
#[case::deceptive(
    &[tokens::DECEPTIVE],
    "",
    json!({"sub": "joe\u{61c}\u{200e}\u{200f}\u{202a}\u{202e}\u{2066}\u{2069}\u{9b}2J\u{7f}\u{200b}\u{2028}\u{feff}\u{e0041}\u{34f}\u{115f}\u{2800}\u{3164}\u{fe0f}\u{e0101}"})
)]
#[case::without_a_line_break(&["--now", "0"], tokens::JOE, json!({"exp": 2000, "sub": "joe"}))]
#[case::a_line_break_of_windows(&["--now", "1999"], format!("{}\r\n", tokens::JOE), json!({"exp": 2000, "sub": "joe"}))]
fn a_token_that_can_be_believed_gives_its_claims(
    #[case] arguments: &[&str],
    #[case] input: impl Into<Vec<u8>>,
    #[case] claims: Value,
) {
    let assert = jwt_with_key()
        .arg("verify")
        .args(arguments)
        .write_stdin(input)
        .assert()
        .success()
        .stderr("");
    let printed = String::from_utf8_lossy(&assert.get_output().stdout);
    let claims = claims.as_object().expect("the claims are an object");
    let expected = format!("{}\n", pretty(claims));
    assert_eq!(printed, expected, "on standard output, for {arguments:?}");
}

/// A key in a file is not in the shell's history and not in the list of processes. `--key-file` takes precedence over
/// the environment. All bytes of the file are the key, except one line break, `\n` or `\r\n`, with which an editor ends
/// a text. A key of random bytes may end in that byte too: there it is part of the key. (RFC 7518 §8)
#[rstest]
#[case::text_from_an_editor(format!("{KEY}\n"), tokens::JOE)]
#[case::text_from_another_editor(format!("{KEY}\r\n"), tokens::JOE)]
#[case::random_bytes(tokens::BINARY_KEY, tokens::BINARY)]
#[case::one_line_break_and_no_more(format!("{KEY} \r\n\n"), tokens::BY_KEY_AND_LINE_BREAK)]
#[case::half_a_line_break(format!("{KEY}\r"), tokens::BY_KEY_AND_CARRIAGE_RETURN)]
fn a_key_file_holds_the_key_and_goes_before_the_environment(
    #[case] content: impl AsRef<[u8]>,
    #[case] token: &str,
) {
    let mut file = NamedTempFile::new().expect("a temporary file");
    file.write_all(content.as_ref())
        .expect("the key is written");
    jwt()
        .env("JWT_KEY", "another key, which is long enough as well")
        .args(["verify", "--now", "1000", token, "--key-file"])
        .arg(file.path())
        .assert()
        .success()
        .stdout(predicate::str::contains("joe"));
}

/// A variable holds bytes, as a file does, and all of them are the key, text or not, also a line break at the end.
/// (POSIX.1-2024, Base Definitions, §8.1, promises no encoding)
#[cfg(unix)]
#[test]
fn a_key_in_the_environment_may_be_any_bytes() {
    use std::os::unix::ffi::OsStrExt;

    jwt()
        .env("JWT_KEY", std::ffi::OsStr::from_bytes(&tokens::BINARY_KEY))
        .args(["verify", tokens::BINARY])
        .assert()
        .success()
        .stdout(predicate::str::contains("joe"));
}

//! What goes wrong, and how a script or a person learns about it: the exit status, and one line on standard error.

use predicates::prelude::*;
use rstest::rstest;

use crate::command::{KEY, jwt, jwt_with_key};
use crate::tokens;

/// A token that is refused is an answer and no accident: exit status 1, nothing on standard output that a
/// script could take for claims, and the reason in one line, even if the token tries to write a second one.
/// Without `--now` the machine's clock counts, for which all these tokens are long over. (RFC 7519 §7.2)
#[rstest]
#[case::over(&[tokens::JOE], "the token has expired: its `exp` is 2000, and now is ")]
#[case::over_since_now(
    &["--now", "2000", tokens::JOE],
    "the token has expired: its `exp` is 2000, and now is 2000"
)]
#[case::nobody_signed_it(
    &[tokens::UNSIGNED],
    "the header says that `alg` is \"none\", and only \"HS256\" is accepted"
)]
#[case::another_key(&[tokens::BINARY], "the signature does not fit")]
#[case::a_key_of_another_name(&["--kid", "june", tokens::BY_KEY_MAY], "no key has the name \"may\"")]
#[case::a_second_line(&["--kid", "june", tokens::EVIL_KID], "no key has the name \"may\\nall is well\"")]
#[case::from_another(
    &["--iss", "me", "--aud", "shop", tokens::FOR_THE_SHOP],
    "the token is issued by \"id\", and not by \"me\""
)]
#[case::for_others(
    &["--aud", "bank", tokens::FOR_THE_SHOP],
    "the token is for [\"post\", \"shop\"], and not for \"bank\""
)]
#[case::lacks_a_claim(
    &["--require", "exp", tokens::BY_KEY_MAY],
    "the token has no `exp`, which is required"
)]
#[case::padded(&[tokens::PADDED], "the signature is not base64url: '=' at position 43")]
#[case::not_a_token(&["joe"], "a signed token has 3 parts")]
#[case::signed_but_no_claims(&[tokens::NOT_JSON], "the payload is not a JSON object")]
fn a_refused_token_gives_status_1_and_one_line(#[case] arguments: &[&str], #[case] reason: &str) {
    let one_line =
        predicate::function(|text: &str| text.ends_with('\n') && text.lines().count() == 1);
    jwt_with_key()
        .arg("verify")
        .args(arguments)
        .assert()
        .code(1)
        .stdout("")
        .stderr(predicate::str::starts_with(format!("jwt: token refused: {reason}")).and(one_line));
}

/// Whoever uses the command wrongly learns what is wrong and what to do about it, with exit status 2, so that
/// a script tells it apart from a token that is refused. The key never shows, whatever happens.
#[rstest]
#[case::no_key(None, &["sign"], "{}", "there is no key: set JWT_KEY, or give a file with --key-file")]
#[case::no_key_to_verify(None, &["verify", tokens::JOE], "", "there is no key: ")]
#[case::a_short_key(
    Some("secret"),
    &["sign"],
    "{}",
    "JWT_KEY: the key has 6 bytes, and HS256 needs at least 32; "
)]
#[case::no_such_file(
    None,
    &["sign", "--key-file", "no/such/file"],
    "{}",
    "cannot read the key file no/such/file: "
)]
#[case::no_claims(Some(KEY), &["sign"], "", "standard input is not a JSON object: ")]
#[case::no_json(Some(KEY), &["sign"], "sub: joe", "standard input is not a JSON object: ")]
#[case::a_claim_of_the_wrong_type(
    Some(KEY),
    &["sign"],
    r#"{"exp":"tomorrow"}"#,
    "the claims on standard input cannot be signed: the claim `exp` must be a number of seconds"
)]
#[case::a_claim_twice(
    Some(KEY),
    &["sign", "--iss", "id"],
    r#"{"iss":"me"}"#,
    "`iss` is given twice: take it out of standard input, or leave out --iss"
)]
#[case::two_ends(
    Some(KEY),
    &["sign", "--ttl", "60"],
    r#"{"exp":2000}"#,
    "`exp` is given twice: take it out of standard input, or leave out --ttl"
)]
#[case::nothing_to_inspect(
    None,
    &["inspect", "joe"],
    "",
    "cannot read this as a token: a signed token has 3 parts"
)]
#[case::no_claims_to_inspect(
    None,
    &["inspect", tokens::NOT_JSON],
    "",
    "cannot read this as a token: the payload is not a JSON object"
)]
fn wrong_usage_gives_status_2_and_says_what_to_do(
    #[case] key: Option<&str>,
    #[case] arguments: &[&str],
    #[case] input: &str,
    #[case] message: &str,
) {
    let mut command = jwt();
    if let Some(key) = key {
        command.env("JWT_KEY", key);
    }
    command
        .args(arguments)
        .write_stdin(input)
        .assert()
        .code(2)
        .stdout("")
        .stderr(predicate::str::starts_with(format!("jwt: {message}")))
        .stderr(predicate::str::contains(key.unwrap_or(KEY)).not());
}

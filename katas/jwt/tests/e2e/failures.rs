//! Failures, and how a script or a person learns about them: the exit status, and one line on standard error.

use predicates::prelude::*;
use rstest::rstest;

use crate::command::{KEY, jwt, jwt_with_key};
use crate::tokens;

/// A refused token is a normal answer: exit status 1, and nothing on standard output that a script could take for
/// claims. The first reason is on one line, even if the token tries to write a second line. Without `--now` the
/// machine's clock counts, and an `exp` of 2000 is long past. White space around a token is refused, on standard input
/// too: only one line break at the end is removed there. (RFC 7519 §7.2)
#[rstest]
#[case::over(&["--iss", "me", tokens::JOE], "", "the token has expired: its `exp` is 2000, and now is ")]
#[case::not_signed(
    &[tokens::UNSIGNED],
    "",
    "the header says that `alg` is \"none\", and only \"HS256\" is accepted"
)]
#[case::another_key(&[tokens::BINARY], "", "the signature does not fit")]
#[case::a_key_of_another_name(&["--kid", "june", tokens::BY_KEY_MAY], "", "no key has the name \"may\"")]
#[case::a_second_line(&["--kid", "", tokens::EVIL_KID], "", "no key has the name \"may\\nall is well\"")]
#[case::from_another(
    &["--iss", "me", "--aud", "bank", tokens::FOR_THE_SHOP],
    "",
    "the token is issued by \"id\", and not by \"me\""
)]
#[case::for_others(
    &["--aud", "bank", tokens::FOR_THE_SHOP],
    "",
    "the token is for [\"post\", \"shop\"], and not for \"bank\""
)]
#[case::lacks_a_claim(
    &["--require", "sub", "--require", "exp", tokens::BY_KEY_MAY],
    "",
    "the token has no `exp`, which is required"
)]
#[case::a_space_behind(
    &["--now", "1000", tokens::SPACE_BEHIND],
    "",
    "the signature is not base64url: ' ' at position 43"
)]
#[case::signed_but_no_claims(&[tokens::NOT_JSON], "", "the payload is not a JSON object")]
#[case::a_hyphen_in_front(
    &["-x.y.z"],
    "",
    "the header is not base64url: 'x' at position 1 sets bits that belong to no byte"
)]
#[case::an_object_that_would_become_a_number(
    &[tokens::NUMBER_IN_DISGUISE],
    "",
    "the payload is not a JSON object: the name \"$serde_json::private::Number\" is reserved"
)]
#[case::a_reserved_name_in_the_header(
    &[tokens::RESERVED_IN_THE_HEADER],
    "",
    "the header is not a JSON object: the name \"$serde_json::private::RawValue\" is reserved"
)]
#[case::a_space_before_it_on_standard_input(
    &["--now", "1000"],
    format!(" {}\n", tokens::JOE),
    "the header is not base64url: ' ' at position 0"
)]
#[case::a_space_behind_it_on_standard_input(
    &["--now", "1000"],
    format!("{}\n", tokens::SPACE_BEHIND),
    "the signature is not base64url: ' ' at position 43"
)]
#[case::a_second_line_break(
    &["--now", "1000"],
    format!("{}\n\n", tokens::JOE),
    "the signature is not base64url: '\\n' at position 43"
)]
#[case::half_a_line_break(
    &["--now", "1000"],
    format!("{}\r", tokens::JOE),
    "the signature is not base64url: '\\r' at position 43"
)]
fn a_refused_token_gives_status_1_and_one_line(
    #[case] arguments: &[&str],
    #[case] input: impl Into<Vec<u8>>,
    #[case] reason: &str,
) {
    let one_line =
        predicate::function(|text: &str| text.ends_with('\n') && text.lines().count() == 1);
    jwt_with_key()
        .arg("verify")
        .args(arguments)
        .write_stdin(input)
        .assert()
        .code(1)
        .stdout("")
        .stderr(predicate::str::starts_with(format!("jwt: token refused: {reason}")).and(one_line));
}

/// After wrong usage the message says what is wrong and what to do. The exit status is 2, so that a script can tell
/// wrong usage from a refused token. The message never shows the key.
#[rstest]
#[case::no_key(None, &["sign"], "{}", "there is no key: set JWT_KEY, or give a file with --key-file")]
#[case::a_short_key(
    Some("secret "),
    &["sign"],
    "{}",
    "JWT_KEY: the key has 7 bytes, and HS256 needs at least 32; "
)]
#[case::a_short_key_in_a_file(
    None,
    &["sign", "--key-file", "a-short-key"],
    "{}",
    "a-short-key: the key has 6 bytes, and HS256 needs at least 32; "
)]
#[case::no_such_file(
    None,
    &["sign", "--key-file", "no/such/file"],
    "{}",
    "cannot read the key file no/such/file: "
)]
#[case::no_such_file_but_a_variable(
    Some(KEY),
    &["sign", "--key-file", "no/such/file"],
    "{}",
    "cannot read the key file no/such/file: "
)]
#[case::no_object(
    Some(KEY),
    &["sign"],
    "[]",
    "standard input is not a JSON object: invalid type: sequence, expected an object"
)]
#[case::a_claim_of_the_wrong_type(
    Some(KEY),
    &["sign"],
    r#"{"exp":"tomorrow"}"#,
    "the claims on standard input cannot be signed: the claim `exp` must be a number of seconds"
)]
#[case::the_same_issuer_twice(
    Some(KEY),
    &["sign", "--iss", "id"],
    r#"{"iss":"id"}"#,
    "`iss` is given twice: take it out of standard input, or leave out --iss"
)]
#[case::a_subject_and_null(
    Some(KEY),
    &["sign", "--sub", "joe"],
    r#"{"sub":null}"#,
    "`sub` is given twice: take it out of standard input, or leave out --sub"
)]
#[case::two_audiences(
    Some(KEY),
    &["sign", "--aud", "shop"],
    r#"{"aud":"bank"}"#,
    "`aud` is given twice: take it out of standard input, or leave out --aud"
)]
#[case::two_ends(
    Some(KEY),
    &["sign", "--ttl", "60"],
    r#"{"exp":2000}"#,
    "`exp` is given twice: take it out of standard input, or leave out --ttl"
)]
#[case::no_header_to_inspect(
    None,
    &["inspect", tokens::NO_HEADER],
    "",
    "cannot read this as a token: the header is not a JSON object"
)]
#[case::no_claims_to_inspect(
    None,
    &["inspect", tokens::NOT_JSON],
    "",
    "cannot read this as a token: the payload is not a JSON object"
)]
#[case::an_object_that_would_become_a_number(
    Some(KEY),
    &["sign"],
    r#"{"x":[{"$serde_json::private::Number":"5"}]}"#,
    "standard input is not a JSON object: the name \"$serde_json::private::Number\" is reserved"
)]
#[case::an_object_that_would_become_any_json(
    Some(KEY),
    &["sign"],
    r#"{"x":{"$serde_json::private::RawValue":"[]"}}"#,
    "standard input is not a JSON object: the name \"$serde_json::private::RawValue\" is reserved"
)]
#[case::an_issue_time_of_null(
    Some(KEY),
    &["sign"],
    r#"{"iat":null}"#,
    "the claims on standard input cannot be signed: the claim `iat` must be a number of seconds"
)]
#[case::an_end_of_null(
    Some(KEY),
    &["sign"],
    r#"{"exp":null}"#,
    "the claims on standard input cannot be signed: the claim `exp` must be a number of seconds"
)]
fn wrong_usage_gives_status_2_and_says_what_to_do(
    #[case] key: Option<&str>,
    #[case] arguments: &[&str],
    #[case] input: &str,
    #[case] message: &str,
) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("a-short-key"), "secret").expect("the key is written");
    let mut command = jwt();
    if let Some(key) = key {
        command.env("JWT_KEY", key);
    }
    command
        .current_dir(folder.path())
        .args(arguments)
        .write_stdin(input)
        .assert()
        .code(2)
        .stdout("")
        .stderr(predicate::str::starts_with(format!("jwt: {message}")))
        .stderr(predicate::str::contains(key.unwrap_or(KEY)).not());
}

/// `parse` accepts too much: a sign, and for a float also `1e3` and `inf`. An option takes digits only. For any other
/// value the message names the value, with exit status 2. The same holds for an unknown option: a slip such as `--audd`
/// is wrong usage, and not a token. The command line is given, and you write the code behind it. So each case begins
/// with a correct option.
#[rstest]
#[case::a_plus(
    "verify",
    "--now",
    "+1000",
    "invalid value '+1000' for '--now <SECONDS>': not a number in digits"
)]
#[case::no_digits(
    "verify",
    "--now",
    "1e3",
    "invalid value '1e3' for '--now <SECONDS>': not a number in digits"
)]
#[case::a_minus(
    "verify",
    "--leeway",
    "-5",
    "invalid value '-5' for '--leeway <SECONDS>': not a whole number in digits"
)]
#[case::a_plus_and_whole_seconds(
    "verify",
    "--leeway",
    "+5",
    "invalid value '+5' for '--leeway <SECONDS>': not a whole number in digits"
)]
#[case::a_slip(
    "verify",
    "--leeway",
    "--audd=shop",
    "invalid value '--audd=shop' for '[TOKEN]': there is no such option"
)]
#[case::a_plus_and_a_lifetime(
    "sign",
    "--ttl",
    "+5",
    "invalid value '+5' for '--ttl <SECONDS>': not a whole number in digits"
)]
fn an_option_takes_digits(
    #[case] command: &str,
    #[case] option: &str,
    #[case] bad: &str,
    #[case] message: &str,
) {
    let input = match command {
        "sign" => "{}",
        _ => tokens::BY_KEY_MAY,
    };
    let run = |arguments: &[&str]| {
        let mut jwt = jwt_with_key();
        jwt.arg(command).args(arguments).write_stdin(input);
        jwt.assert()
    };
    run(&[option, "1000"]).success();
    let arguments: &[&str] = match bad {
        slip if slip.starts_with("--") => &[slip],
        value => &[option, value],
    };
    run(arguments)
        .code(2)
        .stdout("")
        .stderr(predicate::str::contains(message));
}

//! `jwt sign`: claims in, a token out.

use jwt::Token;
use rstest::rstest;
use serde_json::{Value, json};

use crate::command::jwt_with_key;

/// Claims on standard input become a token on standard output. Nothing else is printed, so the next command in the pipe
/// can read the token. Without `exp` and `--ttl` the token expires after a quarter of an hour. Options name the key and
/// add claims, so that the JSON need not repeat them. One audience is a string, several are a list. (RFC 7519 §4.1, RFC
/// 7515 §4.1.4)
#[rstest]
#[case::a_quarter_of_an_hour(
    &[],
    json!({"alg": "HS256", "typ": "JWT"}),
    json!({"role": "admin", "iat": 1000, "exp": 1900})
)]
#[case::a_minute_and_a_key_with_a_name(
    &["--ttl", "60", "--kid", "may"],
    json!({"alg": "HS256", "kid": "may", "typ": "JWT"}),
    json!({"role": "admin", "iat": 1000, "exp": 1060})
)]
#[case::no_time_at_all(
    &["--ttl", "0"],
    json!({"alg": "HS256", "typ": "JWT"}),
    json!({"role": "admin", "iat": 1000, "exp": 1000})
)]
#[case::from_whom_about_whom_and_for_whom(
    &["--iss", "id", "--sub", "joe", "--aud", "shop"],
    json!({"alg": "HS256", "typ": "JWT"}),
    json!({"role": "admin", "iss": "id", "sub": "joe", "aud": "shop", "iat": 1000, "exp": 1900})
)]
#[case::several_audiences(
    &["--aud", "shop", "--aud", "post"],
    json!({"alg": "HS256", "typ": "JWT"}),
    json!({"role": "admin", "aud": ["shop", "post"], "iat": 1000, "exp": 1900})
)]
fn claims_become_a_token_and_options_add_to_them(
    #[case] options: &[&str],
    #[case] header: Value,
    #[case] claims: Value,
) {
    let assert = jwt_with_key()
        .args(["sign", "--now", "1000"])
        .args(options)
        .write_stdin(r#"{"role":"admin"}"#)
        .assert()
        .success()
        .stderr("");
    let output = String::from_utf8_lossy(&assert.get_output().stdout);
    let token = printed_token(&output);
    let found: (Value, Value) = (
        serde_json::from_slice(&token.header).expect("the header is JSON"),
        serde_json::from_slice(&token.payload).expect("the payload is JSON"),
    );
    assert_eq!(
        found,
        (header, claims),
        "header and claims, for the options {options:?}"
    );
}

/// JSON does not limit the digits of a number, and the token contains exactly the given digits: an account number of 23
/// digits is not rounded to the 17 digits of an `f64`. (A reader of the token may round it. Such long identifiers are
/// better strings: RFC 8259 §6.)
#[test]
fn a_number_is_signed_with_all_of_its_digits() {
    let claims =
        r#"{"account":12345678901234567890123,"exp":2000,"iat":1000,"rate":0.1000000000000000055}"#;
    let assert = jwt_with_key()
        .arg("sign")
        .write_stdin(claims)
        .assert()
        .success()
        .stderr("");
    let output = String::from_utf8_lossy(&assert.get_output().stdout);
    let payload = String::from_utf8(printed_token(&output).payload);
    assert_eq!(payload.as_deref(), Ok(claims), "the payload of {output}");
}

/// The token in an output of one line.
fn printed_token(output: &str) -> Token<'_> {
    let line = output
        .strip_suffix('\n')
        .expect("a line on standard output");
    Token::parse(line).expect("a token on standard output")
}

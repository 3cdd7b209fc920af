//! The claims: what a token says.

use jwt::{Claims, ClaimsError, ObjectError, WrongType};
use rstest::rstest;

/// Seven claims have a registered meaning, and all of them are optional. All other claims are kept unchanged. A time
/// may have a fraction, an empty text is a text, and an audience is one name or a list of names. (RFC 7519 §2, §4.1 and §4.3)
#[rstest]
#[case::none_of_the_seven(r#"{"role":"admin"}"#, Claims::default())]
#[case::texts(r#"{"iss":"","sub":"joe","jti":"7"}"#, Claims {
    iss: Some(String::new()),
    sub: Some("joe".to_owned()),
    jti: Some("7".to_owned()),
    ..Claims::default()
})]
#[case::times(r#"{"exp":1300819380,"nbf":1.5,"iat":-1}"#, Claims {
    exp: Some(1_300_819_380.0),
    nbf: Some(1.5),
    iat: Some(-1.0),
    ..Claims::default()
})]
#[case::one_audience(r#"{"aud":"shop"}"#, Claims {
    aud: Some(vec!["shop".to_owned()]),
    ..Claims::default()
})]
#[case::several_audiences(r#"{"aud":["shop","bank"]}"#, Claims {
    aud: Some(vec!["shop".to_owned(), "bank".to_owned()]),
    ..Claims::default()
})]
fn registered_claims_are_read_and_all_are_kept(#[case] json: &str, #[case] registered: Claims) {
    let expected = Claims {
        all: serde_json::from_str(json).expect("the example is JSON"),
        ..registered
    };
    assert_eq!(
        Claims::parse(json.as_bytes()),
        Ok(expected),
        "for the payload {json}"
    );
}

/// A claim of the wrong type is not a missing claim. If a verifier ignores an `exp` that is a string, the token never
/// expires, but its issuer thinks that it does. The error says which claim it is, and which type was expected. (RFC
/// 7519 §4 and §4.1)
#[rstest]
#[case::iss_is_a_number(r#"{"iss":1}"#, wrong("iss", "a string"))]
#[case::sub_is_null(r#"{"sub":null}"#, wrong("sub", "a string"))]
#[case::jti_is_a_number(r#"{"jti":7}"#, wrong("jti", "a string"))]
#[case::exp_is_a_string(r#"{"exp":"1300819380"}"#, wrong("exp", "a number of seconds"))]
#[case::nbf_is_null(r#"{"nbf":null}"#, wrong("nbf", "a number of seconds"))]
#[case::iat_is_a_date(r#"{"iat":"2011-03-22"}"#, wrong("iat", "a number of seconds"))]
#[case::aud_is_null(r#"{"aud":null}"#, wrong("aud", "a string or an array of strings"))]
#[case::one_audience_is_a_number(
    r#"{"aud":["shop",1]}"#,
    wrong("aud", "a string or an array of strings")
)]
#[case::a_claim_twice(r#"{"exp":1,"sub":"joe","exp":9}"#, no_object())]
fn a_claim_of_the_wrong_type_is_refused(#[case] payload: &str, #[case] expected: ClaimsError) {
    let found = Claims::parse(payload.as_bytes()).map_err(|error| match error {
        // The words of the JSON reader, and the column, are left open.
        ClaimsError::Object(_) => no_object(),
        claim @ ClaimsError::Claim(_) => claim,
    });
    assert_eq!(found, Err(expected), "for the payload {payload}");
}

fn wrong(name: &'static str, expected: &'static str) -> ClaimsError {
    ClaimsError::Claim(WrongType { name, expected })
}

fn no_object() -> ClaimsError {
    ClaimsError::Object(ObjectError("anything".to_owned()))
}

//! The claims: what a token says.

use jwt::{Claims, ClaimsError, ObjectError, WrongType};
use rstest::rstest;
use serde_json::json;

/// Seven claims have a registered meaning, all of them optional. The others are kept as they are. A time may have a
/// fraction, and an audience is one name or a list of them. (RFC 7519 §2, §4.1 and §4.3)
#[rstest]
#[case::none_of_them(r"{}", Claims::default())]
#[case::texts(r#"{"iss":"id","sub":"joe","jti":"7"}"#, Claims {
    iss: Some("id".to_owned()),
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
#[case::no_audience_in_the_list(r#"{"aud":[]}"#, Claims {
    aud: Some(vec![]),
    ..Claims::default()
})]
#[case::others(r#"{"role":"admin"}"#, Claims::default())]
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

/// A claim of the wrong type is not a claim that is missing. Whoever ignores an `exp` that is a string has a
/// token that never expires, and whoever made the token believes that it does. (RFC 7519 §4.1)
#[rstest]
#[case::iss_is_a_number(json!({"iss": 1}), Some("iss"))]
#[case::sub_is_null(json!({"sub": null}), Some("sub"))]
#[case::jti_is_a_number(json!({"jti": 7}), Some("jti"))]
#[case::exp_is_a_string(json!({"exp": "1300819380"}), Some("exp"))]
#[case::exp_is_null(json!({"exp": null}), Some("exp"))]
#[case::nbf_is_true(json!({"nbf": true}), Some("nbf"))]
#[case::iat_is_a_date(json!({"iat": "2011-03-22"}), Some("iat"))]
#[case::aud_is_a_number(json!({"aud": 1}), Some("aud"))]
#[case::aud_is_null(json!({"aud": null}), Some("aud"))]
#[case::aud_is_an_object(json!({"aud": {"shop": true}}), Some("aud"))]
#[case::one_audience_is_a_number(json!({"aud": ["shop", 1]}), Some("aud"))]
#[case::a_list(json!(["exp"]), None)]
#[case::a_string(json!("{}"), None)]
fn a_claim_of_the_wrong_type_is_refused(
    #[case] payload: serde_json::Value,
    #[case] claim: Option<&'static str>,
) {
    let found = match Claims::parse(payload.to_string().as_bytes()) {
        Ok(claims) => panic!("{payload} was accepted, as {claims:?}"),
        Err(ClaimsError::Claim(WrongType { name, .. })) => Some(name),
        Err(ClaimsError::Object(ObjectError(_))) => None,
    };
    assert_eq!(found, claim, "the claim that is to blame in {payload}");
}

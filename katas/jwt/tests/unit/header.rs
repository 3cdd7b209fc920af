//! The header: how a token says that it was signed, and why that is not for it to decide.

use jwt::{Header, HeaderError, ObjectError, WrongType};
use rstest::rstest;
use serde_json::{Value, json};

/// A new token says `HS256`, the name of its key if the key has one, and `JWT`. Nothing else goes into the
/// header, and a quotation mark in a name does not end it. The members of an object have no order. (RFC 7515 §4.1,
/// RFC 7519 §5.1, RFC 8259 §4)
#[rstest]
#[case::no_name(None, json!({"alg": "HS256", "typ": "JWT"}))]
#[case::a_quotation_mark(Some("\"k\""), json!({"alg": "HS256", "kid": "\"k\"", "typ": "JWT"}))]
fn a_new_header_names_the_algorithm_and_the_key(
    #[case] kid: Option<&str>,
    #[case] expected: Value,
) {
    let json = Header::new(kid.map(str::to_owned)).to_json();
    let object: Value = serde_json::from_str(&json).unwrap_or_else(|_| json.clone().into());
    assert_eq!(object, expected, "for the key named {kid:?}: {json}");
}

/// What stands in the header is read and kept, an empty name too, which is not the same as none; what nobody here
/// knows is ignored. A header may offer its own key (`jwk`): whoever takes it believes every forger. (RFC 7515 §4
/// and §4.1.3)
#[rstest]
#[case::the_least(r#"{"alg":"none"}"#, "none", None, None)]
#[case::all_of_it(
    r#"{"typ":"JWT","kid":"k1","alg":"HS256"}"#,
    "HS256",
    Some("k1"),
    Some("JWT")
)]
#[case::and_more(
    r#"{"alg":"HS256","kid":"","jwk":{"kty":"oct","k":"AA"},"cty":1}"#,
    "HS256",
    Some(""),
    None
)]
fn a_header_says_how_and_with_which_key(
    #[case] json: &str,
    #[case] alg: &str,
    #[case] kid: Option<&str>,
    #[case] typ: Option<&str>,
) {
    let expected = Header {
        alg: alg.to_owned(),
        kid: kid.map(str::to_owned),
        typ: typ.map(str::to_owned),
        crit: None,
    };
    assert_eq!(
        Header::parse(json.as_bytes()),
        Ok(expected),
        "for the header {json}"
    );
}

/// A header that cannot be read for certain is not read at all: what is no object, what names a member twice
/// (which of the two would count?), what lacks `alg`, and what has an `alg`, a `kid` or a `typ` that is not a
/// string. (RFC 7515 §4 and §5.2)
#[rstest]
#[case::no_alg("{}", HeaderError::NoAlgorithm)]
#[case::alg_is_a_number(r#"{"alg":256}"#, no_string("alg"))]
#[case::kid_is_null(r#"{"alg":"HS256","kid":null}"#, no_string("kid"))]
#[case::typ_is_a_list(r#"{"alg":"HS256","typ":["JWT"]}"#, no_string("typ"))]
#[case::no_object(r#""HS256""#, no_object())]
#[case::a_name_twice(r#"{"alg":"none","alg":"HS256"}"#, no_object())]
fn a_header_that_cannot_be_relied_on_is_refused(#[case] json: &str, #[case] expected: HeaderError) {
    let found = Header::parse(json.as_bytes()).map_err(|error| match error {
        // What the reader of JSON says, and at which column, is its own business.
        HeaderError::Object(_) => no_object(),
        other => other,
    });
    assert_eq!(found, Err(expected), "for the header {json}");
}

fn no_string(name: &'static str) -> HeaderError {
    let expected = "a string";
    HeaderError::Member(WrongType { name, expected })
}

fn no_object() -> HeaderError {
    HeaderError::Object(ObjectError("anything".to_owned()))
}

/// The most famous hole in JWT libraries: the token said how it wanted to be verified, and it said `none`.
/// Here one name is right, letter for letter, and all others are wrong; a list of bad names would have to
/// know every spelling. (RFC 8725 §3.1, RFC 7515 §4.1.1)
#[rstest]
#[case::hs256("HS256", true)]
#[case::none("none", false)]
#[case::none_in_some_capitals("nOnE", false)]
#[case::another_length("HS512", false)]
#[case::small_letters("hs256", false)]
#[case::a_space_behind("HS256 ", false)]
fn no_algorithm_but_hs256_is_accepted(#[case] alg: &str, #[case] good: bool) {
    let header = Header {
        alg: alg.to_owned(),
        ..Header::new(None)
    };
    let expected = if good {
        Ok(())
    } else {
        Err(HeaderError::Algorithm {
            alg: alg.to_owned(),
        })
    };
    assert_eq!(header.check(), expected, "for `alg` {alg:?}");
}

/// `crit` names extensions without which the token does not mean what it seems to mean. Whoever understands
/// none of them must refuse it, and so must whoever finds a list that is empty or no list. (RFC 7515 §4.1.11)
#[rstest]
#[case::a_known_name(json!(["exp"]))]
#[case::an_empty_list(json!([]))]
#[case::null(json!(null))]
fn an_extension_that_must_be_understood_is_refused(#[case] crit: serde_json::Value) {
    let json = json!({"alg": "HS256", "crit": crit, "exp": 1}).to_string();
    let verdict = Header::parse(json.as_bytes()).and_then(|header| header.check());
    assert_eq!(verdict, Err(HeaderError::Critical), "for the header {json}");
}

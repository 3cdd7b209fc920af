//! The header: how a token says that it was signed, and why the token does not decide this.

use jwt::{Header, HeaderError, ObjectError, WrongType};
use rstest::rstest;
use serde_json::{Value, json};

/// The header of a new token has `HS256`, `JWT`, the name of the key if the key has one, and nothing else. A quotation
/// mark in the name is escaped. An empty name is a name too. The members of an object have no order. (RFC 7515 §4.1, RFC 7519 §5.1, RFC 8259 §4)
#[rstest]
#[case::no_name(vec![(None, json!({"alg": "HS256", "typ": "JWT"}))])]
#[case::a_quotation_mark(vec![
    (Some("\"k\""), json!({"alg": "HS256", "kid": "\"k\"", "typ": "JWT"})),
    (Some(""), json!({"alg": "HS256", "kid": "", "typ": "JWT"})),
])]
fn a_new_header_names_the_algorithm_and_the_key(#[case] headers: Vec<(Option<&str>, Value)>) {
    for (kid, expected) in headers {
        let header = Header::new(kid.map(str::to_owned));
        // A `crit` is never written.
        for crit in [None, Some(json!(["exp"]))] {
            let header = Header {
                crit,
                ..header.clone()
            };
            let json = header.to_json();
            let object: Value = serde_json::from_str(&json).unwrap_or_else(|_| json.clone().into());
            assert_eq!(object, expected, "for the key named {kid:?}: {json}");
        }
    }
}

/// The members of a header are read and kept. An empty name is kept too: it is not the same as no name. Unknown members
/// are ignored. A header may contain a key (`jwk`): a verifier that uses this key accepts every forged token. (RFC 7515
/// §4 and §4.1.3)
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

/// An ambiguous header is refused. It is not an object, it has the same name twice (which of the two counts?), it has
/// no `alg`, or its `alg`, `kid` or `typ` is not a string. (RFC 7515 §4 and §5.2)
#[rstest]
#[case::no_alg("{}", HeaderError::NoAlgorithm)]
#[case::alg_is_a_number(r#"{"alg":256}"#, no_string("alg"))]
#[case::kid_is_null(r#"{"alg":"HS256","kid":null}"#, no_string("kid"))]
#[case::typ_is_a_list(r#"{"alg":"HS256","typ":["JWT"]}"#, no_string("typ"))]
#[case::no_object(r#""HS256""#, no_object())]
#[case::a_name_twice(r#"{"alg":"none","alg":"HS256"}"#, no_object())]
fn a_header_that_cannot_be_relied_on_is_refused(#[case] json: &str, #[case] expected: HeaderError) {
    let found = Header::parse(json.as_bytes()).map_err(|error| match error {
        // The words of the JSON reader, and the column, are left open.
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

/// This is the most famous hole in JWT libraries: the token said how to verify it, and it said `none`. Here exactly one
/// name is accepted, letter for letter. The `typ` does not matter. A list of forbidden names would need every spelling of each name. (RFC 8725
/// §3.1, RFC 7515 §4.1.1)
#[rstest]
#[case::hs256("HS256", true)]
#[case::none("none", false)]
#[case::none_in_some_capitals("nOnE", false)]
#[case::another_length("HS512", false)]
#[case::small_letters("hs256", false)]
#[case::a_space_behind("HS256 ", false)]
fn no_algorithm_but_hs256_is_accepted(#[case] alg: &str, #[case] good: bool) {
    let expected = if good {
        Ok(())
    } else {
        Err(HeaderError::Algorithm {
            alg: alg.to_owned(),
        })
    };
    for typ in [Some("JWT"), Some("at+jwt"), None] {
        let header = Header {
            alg: alg.to_owned(),
            typ: typ.map(str::to_owned),
            ..Header::new(None)
        };
        assert_eq!(header.check(), expected, "for `alg` {alg:?}, `typ` {typ:?}");
    }
}

/// `crit` names extensions that change what the token means. A verifier that does not know these extensions must refuse
/// the token. It must also refuse an empty list, and any other value. (RFC 7515 §4.1.11)
#[rstest]
#[case::a_known_name(json!(["exp"]))]
#[case::an_empty_list(json!([]))]
#[case::null(json!(null))]
fn an_extension_that_must_be_understood_is_refused(#[case] crit: serde_json::Value) {
    let json = json!({"alg": "HS256", "crit": crit, "exp": 1}).to_string();
    let verdict = Header::parse(json.as_bytes()).and_then(|header| header.check());
    assert_eq!(verdict, Err(HeaderError::Critical), "for the header {json}");
}

//! The access token of a request.

use auth::{AuthError, bearer};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, HeaderValue};
use rstest::rstest;

/// The header is `Bearer`, one space or several, and the token, with all the characters that a token may have. (RFC
/// 6750 §2.1, RFC 9110 §11.4)
#[rstest]
#[case::one_space("Bearer abc.DEF-123_~+/==", "abc.DEF-123_~+/==")]
#[case::three_spaces("Bearer   abc", "abc")]
fn the_token_stands_behind_the_scheme_bearer(#[case] header: &str, #[case] token: &str) {
    let headers = authorization(&[header]);
    assert_eq!(bearer(&headers), Ok(token), "Authorization: {header:?}");
}

/// A request without a token, or with another scheme, is not an attack and not a bad token. The client only learns how
/// to sign in. If the scheme is right and the rest is not one token, the header is malformed: your code must not guess
/// which part is the token. With two headers, a proxy in front of this server may have checked the other one. So
/// neither counts, whatever its scheme. The third case passes as soon as you reach it if you compare the whole scheme.
/// (RFC 6750 §2.1 and §3.1, RFC 9110 §11.6.2)
#[rstest]
#[case::no_header(&[], AuthError::NoToken)]
#[case::another_scheme(&["Basic am9lOnB3"], AuthError::NoToken)]
#[case::a_scheme_that_begins_alike(&["BearerX abc"], AuthError::NoToken)]
#[case::nothing_behind_it(&["Bearer"], AuthError::Malformed)]
#[case::two_tokens(&["Bearer abc def"], AuthError::Malformed)]
#[case::only_an_end(&["Bearer =="], AuthError::Malformed)]
#[case::an_end_in_the_middle(&["Bearer abc=def"], AuthError::Malformed)]
#[case::two_headers(&["Bearer abc", "Bearer def"], AuthError::Malformed)]
#[case::not_ascii(&["Bearer ä"], AuthError::Malformed)]
#[case::two_schemes(&["Basic am9lOnB3", "Bearer abc"], AuthError::Malformed)]
#[case::two_of_another_scheme(&["Basic am9lOnB3", "Basic am9lOnB3"], AuthError::Malformed)]
#[case::another_scheme_not_ascii(&["Basic ä"], AuthError::Malformed)]
#[case::a_tab_behind_it(&["Bearer \tabc"], AuthError::Malformed)]
fn without_one_readable_bearer_there_is_no_token(
    #[case] headers: &[&str],
    #[case] expected: AuthError,
) {
    let found = bearer(&authorization(headers)).map(str::to_owned);
    assert_eq!(found, Err(expected), "Authorization: {headers:?}");
}

/// A client may write the name of the scheme in any case. A comparison with `Bearer` works only until another client
/// writes `bearer`. (RFC 9110 §11.1)
#[rstest]
#[case::small_letters("bearer abc")]
#[case::capitals("BEARER abc")]
fn the_scheme_may_be_written_in_any_case(#[case] header: &str) {
    let headers = authorization(&[header]);
    assert_eq!(bearer(&headers), Ok("abc"), "Authorization: {header:?}");
}

fn authorization(values: &[&str]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for value in values {
        let value = HeaderValue::from_bytes(value.as_bytes()).expect("this goes into a header");
        headers.append(AUTHORIZATION, value);
    }
    headers
}

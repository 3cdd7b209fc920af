//! The issuer: claims, the time and the current key become a token.

use std::time::Duration;

use jwt::{Header, Issuer, Key, Object, Token};
use rstest::rstest;
use serde_json::{Value, json};

use crate::mocks::{MockWatch, store_with_current};

/// A token cannot be revoked, so it should expire soon. The issuer adds when it was issued (`iat`) and when it expires
/// (`exp`), in whole seconds, unless the claims have their own. It also names the key that signs, so that the verifier
/// need not guess. An `exp` that is too large becomes the largest `u64`, and does not overflow.
///
/// Clock and store are mocks, and your code asks each of them once. Between two calls the time moves on, and the key
/// may change. Then the token would have the name of one key and the signature of another. If a mock reports `called 0
/// time(s)`, your code never asked it. (RFC 7519 §4.1.4 and §4.1.6, RFC 7515 §4.1.4)
#[rstest]
#[case::all_is_said(NOW, None, json!({"exp": 2000, "iat": 900}), json!({"exp": 2000, "iat": 900}))]
#[case::a_key_with_a_name(NOW, Some("may"), json!({"exp": 2000, "iat": 900}), json!({"exp": 2000, "iat": 900}))]
#[case::no_times(NOW, None, json!({"sub": "joe"}), json!({"sub": "joe", "iat": 1000, "exp": 1060}))]
#[case::beyond_32_bits(Duration::from_secs(5_000_000_000), None, json!({}), json!({"iat": 5_000_000_000_u64, "exp": 5_000_000_060_u64}))]
#[case::its_own_iat(NOW, None, json!({"iat": 900}), json!({"iat": 900, "exp": 1060}))]
#[case::the_end_of_time(Duration::MAX, None, json!({"iat": 900}), json!({"iat": 900, "exp": u64::MAX}))]
fn a_new_token_says_when_it_ends_and_which_key_signed_it(
    #[case] now: Duration,
    #[case] kid: Option<&str>,
    #[case] claims: Value,
    #[case] expected: Value,
) {
    let key = Key::new(b"a key that the issuer alone knows").expect("the key is long enough");
    let claims: Object = serde_json::from_value(claims).expect("the claims are an object");
    let mut clock = MockWatch::new();
    clock.expect_now().times(..=1).return_const(now);
    let keys = store_with_current(kid, &key);

    let text = Issuer::new(clock, keys, Duration::from_secs(60))
        .issue(&claims)
        .expect("these claims are well-formed");

    let token = Token::parse(&text).expect("what is issued is a token");
    let header = Header::parse(&token.header);
    assert_eq!(
        header,
        Ok(Header::new(kid.map(str::to_owned))),
        "the header of {text}"
    );
    let payload: Value = serde_json::from_slice(&token.payload).expect("the payload is JSON");
    assert_eq!(payload, expected, "the claims in {text}");
    let verdict = key.verify(token.signed_text, &token.signature);
    assert_eq!(verdict, Ok(()), "the signature of {text}");
}

/// 700 milliseconds after the second 1000.
const NOW: Duration = Duration::from_millis(1_000_700);

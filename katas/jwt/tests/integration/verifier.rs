//! The verifier: all parts together, in the right order.

use std::time::Duration;

use jwt::compact::text_to_sign;
use jwt::segment::encode;
use jwt::{
    BadSignature, FixedClock, HeaderError, Key, NamedKey, Refusal, Rules, Verifier, VerifyError,
};
use proptest::prelude::*;
use rstest::rstest;
use serde_json::json;

use crate::mocks::{
    clock_at, clock_that_is_never_asked, store_that_is_never_asked, store_that_may_be_asked,
    store_with, store_with_current,
};
use crate::rfc7515;

/// The token of the RFC, with the RFC's key, one second before it expires in 2011 and when it expires. It names no key,
/// so the verifier asks for the current key, once, and for no other key. The clock and the store are mocks, and check
/// this. If a mock reports `called 0 time(s)`, your code never asked it.
///
/// The token was made for joe. But it does not say who holds it, and the verifier cannot know: a thief with a copy gets
/// the same answer from every verifier with the key. Only `exp` ends it. (RFC 7515 Appendix A.1, RFC 7519 §3.1, RFC
/// 6750 §1.2)
#[rstest]
#[case::one_second_before_it_ends(1_300_819_379, true)]
#[case::as_it_ends(1_300_819_380, false)]
fn every_holder_of_a_token_can_use_it_until_it_expires(#[case] now: u64, #[case] good: bool) {
    for holder in ["joe", "a thief who stole it from joe"] {
        let keys = store_with_current(None, &rfc_key());
        let verifier = Verifier::new(clock_at(now), keys, Rules::default());

        let issuer = verifier.verify(rfc7515::TOKEN).map(|claims| claims.iss);
        let expected = if good {
            Ok(Some("joe".to_owned()))
        } else {
            Err(VerifyError::Refused(Refusal::Expired {
                exp: 1_300_819_380.0,
                now: Duration::from_secs(now).as_secs_f64(),
            }))
        };
        assert_eq!(issuer, expected, "the issuer, for {holder} at {now}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The signature covers every bit of the header and of the claims, and every bit of the signature counts. So a
    /// token with any one flipped bit is refused. (RFC 7515 §5.2)
    #[test]
    fn a_token_with_one_bit_flipped_is_refused(
        place in any::<prop::sample::Index>(),
        bit in 0..7,
    ) {
        let mut bytes = rfc7515::TOKEN.as_bytes().to_vec();
        let place = place.index(bytes.len());
        bytes[place] ^= 1_u8 << bit;
        let token = String::from_utf8(bytes).expect("seven bits are ASCII");

        let keys = NamedKey { kid: None, key: rfc_key() };
        let verifier = Verifier::new(FixedClock(Duration::ZERO), keys, Rules::default());
        let verdict = verifier.verify(&token);
        prop_assert!(
            verdict.is_err(),
            "bit {} of character {} was flipped, and {} is still accepted: {:?}", bit, place, token, verdict
        );
    }
}

/// A forger can write anything, so the verifier believes nothing in a token before its signature fits. It checks the
/// algorithm before it looks up a key, and does not ask the clock: if it answers that a forged token has expired, it
/// has read the claims too early. The key in the last header fits the signature, but the verifier ignores it. The mocks
/// report what your code asked too early, or, with `called 0 time(s)`, never. (RFC 8725 §3.1, RFC 7515 §5.2)
#[rstest]
#[case::not_signed(r#"{"alg":"none"}"#, Forgery::Unsigned, Store::NotAsked)]
#[case::another_algorithm(r#"{"alg":"HS512"}"#, Forgery::SignedWithOurKey, Store::NotAsked)]
#[case::an_extension(AN_EXTENSION, Forgery::SignedWithOurKey, Store::NotAsked)]
#[case::no_signature(r#"{"alg":"HS256"}"#, Forgery::Unsigned, Store::Perhaps)]
#[case::another_key(r#"{"alg":"HS256"}"#, Forgery::SignedWithTheirKey, Store::Asked)]
#[case::their_key_in_the_header(THEIR_KEY_IN_THE_HEADER, Forgery::SignedWithTheirKey, Store::Asked)]
fn a_forged_token_is_refused_before_its_claims_are_read(
    #[case] header: &str,
    #[case] forgery: Forgery,
    #[case] store: Store,
) {
    let text = text_to_sign(header, r#"{"sub":"admin","exp":1}"#);
    let signature = match forgery {
        Forgery::Unsigned => String::new(),
        Forgery::SignedWithOurKey => encode(&key(b'a').sign(&text)),
        Forgery::SignedWithTheirKey => encode(&key(b'b').sign(&text)),
    };
    let token = format!("{text}.{signature}");

    let keys = match store {
        Store::Asked => store_with_current(None, &key(b'a')),
        Store::Perhaps => store_that_may_be_asked(&key(b'a')),
        Store::NotAsked => store_that_is_never_asked(),
    };
    let refused = Verifier::new(clock_that_is_never_asked(), keys, Rules::default())
        .verify(&token)
        .expect_err("a forged token must be refused");
    assert!(
        matches!(
            refused,
            VerifyError::Header(HeaderError::Algorithm { .. } | HeaderError::Critical)
                | VerifyError::Signature(BadSignature)
        ),
        "the header or the signature is wrong, and the error should say so, but it is: {refused}"
    );
}

#[derive(Debug)]
enum Forgery {
    Unsigned,
    SignedWithOurKey,
    SignedWithTheirKey,
}

#[derive(Debug)]
enum Store {
    Asked,
    /// A token without a signature fits no key, so it may be refused at once.
    Perhaps,
    NotAsked,
}

const AN_EXTENSION: &str = r#"{"alg":"HS256","crit":["exp"],"exp":1}"#;

/// `jwk` holds the key of 32 times `b`.
const THEIR_KEY_IN_THE_HEADER: &str =
    r#"{"alg":"HS256","jwk":{"kty":"oct","k":"YmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmI"}}"#;

/// `kid` is looked up under exactly that name, and an empty name is a name. If no key has this name, the token is
/// refused: a verifier that then tries the current key, or all keys, accepts tokens under retired names. (RFC 7515
/// §4.1.4)
#[rstest]
#[case::a_key_of_that_name("2024-05", Some(key(b'a')), true)]
#[case::no_key_of_that_name("2024-05", None, false)]
#[case::no_key_of_an_empty_name("", None, false)]
fn a_token_is_verified_with_the_key_that_it_names_and_no_other(
    #[case] kid: &str,
    #[case] found: Option<Key>,
    #[case] good: bool,
) {
    let header = json!({"alg": "HS256", "kid": kid}).to_string();
    let text = text_to_sign(&header, r#"{"sub":"joe"}"#);
    let token = format!("{text}.{}", encode(&key(b'a').sign(&text)));

    let keys = store_with(kid, found);
    let verdict = Verifier::new(FixedClock(Duration::ZERO), keys, Rules::default()).verify(&token);
    let subject = verdict.map(|claims| claims.sub);
    let expected = if good {
        Ok(Some("joe".to_owned()))
    } else {
        Err(VerifyError::UnknownKey {
            kid: kid.to_owned(),
        })
    };
    assert_eq!(subject, expected, "the subject, for `kid` {kid:?}");
}

fn key(byte: u8) -> Key {
    Key::new(&[byte; 32]).expect("32 bytes are enough for a key")
}

fn rfc_key() -> Key {
    Key::new(&rfc7515::KEY).expect("64 bytes are enough for a key")
}

//! The verifier: everything together, in an order that leaves no gap.

use std::time::Duration;

use jwt::compact::text_to_sign;
use jwt::segment::encode;
use jwt::{
    BadSignature, Claims, FixedClock, HeaderError, Key, Keyring, NamedKey, Refusal, Rules,
    Verifier, VerifyError,
};
use mockall::predicate::eq;
use proptest::prelude::*;
use rstest::rstest;
use serde_json::json;

use crate::mocks::{MockKeys, MockWatch, clock_at, store_with_current};
use crate::rfc7515;

/// The token of the RFC, with the RFC's key, one second before it ends in 2011 and as it ends. It names no
/// key, so the current one is asked for, and nothing else. (RFC 7515 Appendix A.1, RFC 7519 §3.1)
#[rstest]
#[case::one_second_before_it_ends(1_300_819_379, true)]
#[case::as_it_ends(1_300_819_380, false)]
fn the_token_in_the_rfc_is_accepted_until_it_ends(#[case] now: u64, #[case] good: bool) {
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
    assert_eq!(
        issuer, expected,
        "the issuer that the token names, at {now}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The signature is for every bit of the header and of the claims, and it has no bit to spare itself. So
    /// no bit of a token can fall over without the token being refused. (RFC 7515 §5.2)
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

/// A forger writes what they like, so nothing in a token is believed before its signature fits. The algorithm
/// is settled before a key is looked up, and the clock is not even asked: whoever tells a forger that the
/// token has expired has read the claims too early. The key in the last header fits, and counts for nothing.
/// (RFC 8725 §3.1, RFC 7515 §5.2)
#[rstest]
#[case::nobody_signed_it(r#"{"alg":"none"}"#, Forgery::Unsigned, KeyIs::NotAskedFor)]
#[case::nobody_signed_it_in_capitals(r#"{"alg":"NONE"}"#, Forgery::Unsigned, KeyIs::NotAskedFor)]
#[case::another_algorithm(r#"{"alg":"HS512"}"#, Forgery::SignedWithOurKey, KeyIs::NotAskedFor)]
#[case::an_extension(AN_EXTENSION, Forgery::SignedWithOurKey, KeyIs::NotAskedFor)]
#[case::no_signature(r#"{"alg":"HS256"}"#, Forgery::Unsigned, KeyIs::AskedFor)]
#[case::another_key(r#"{"alg":"HS256"}"#, Forgery::SignedWithTheirKey, KeyIs::AskedFor)]
#[case::their_key_in_the_header(
    THEIR_KEY_IN_THE_HEADER,
    Forgery::SignedWithTheirKey,
    KeyIs::AskedFor
)]
fn a_forged_token_is_refused_before_its_claims_are_read(
    #[case] header: &str,
    #[case] forgery: Forgery,
    #[case] key_is: KeyIs,
) {
    let text = text_to_sign(header, r#"{"sub":"admin","exp":1}"#);
    let signature = match forgery {
        Forgery::Unsigned => String::new(),
        Forgery::SignedWithOurKey => encode(&key(b'a').sign(&text)),
        Forgery::SignedWithTheirKey => encode(&key(b'b').sign(&text)),
    };
    let token = format!("{text}.{signature}");

    let mut clock = MockWatch::new();
    clock.expect_now().never();
    let keys = match key_is {
        KeyIs::AskedFor => store_with_current(None, &key(b'a')),
        KeyIs::NotAskedFor => MockKeys::new(),
    };
    let refused = Verifier::new(clock, keys, Rules::default())
        .verify(&token)
        .expect_err("a forged token must be refused");
    assert!(
        matches!(
            refused,
            VerifyError::Header(HeaderError::Algorithm { .. } | HeaderError::Critical)
                | VerifyError::Signature(BadSignature)
        ),
        "the header or the signature should be to blame, and it is said to be: {refused}"
    );
}

#[derive(Debug)]
enum Forgery {
    Unsigned,
    SignedWithOurKey,
    SignedWithTheirKey,
}

#[derive(Debug)]
enum KeyIs {
    AskedFor,
    NotAskedFor,
}

const AN_EXTENSION: &str = r#"{"alg":"HS256","crit":["exp"],"exp":1}"#;

/// `jwk` holds the key of 32 times `b`.
const THEIR_KEY_IN_THE_HEADER: &str =
    r#"{"alg":"HS256","jwk":{"kty":"oct","k":"YmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmI"}}"#;

/// `kid` is looked up under that very name, once. If no key has it, that is the end: whoever then tries the
/// current key, or all of them, accepts tokens under names that were taken out of use. (RFC 7515 §4.1.4)
#[rstest]
#[case::a_key_of_that_name(Some(key(b'a')), true)]
#[case::no_key_of_that_name(None, false)]
fn a_token_is_verified_with_the_key_that_it_names_and_no_other(
    #[case] found: Option<Key>,
    #[case] good: bool,
) {
    let token = signed_by("2024-05", &key(b'a'));
    let mut keys = MockKeys::new();
    keys.expect_find()
        .with(eq("2024-05"))
        .times(1)
        .return_const(found);
    keys.expect_current().never();

    let verdict = Verifier::new(FixedClock(Duration::ZERO), keys, Rules::default()).verify(&token);
    let subject = verdict.map(|claims| claims.sub);
    let expected = if good {
        Ok(Some("joe".to_owned()))
    } else {
        Err(VerifyError::UnknownKey {
            kid: "2024-05".to_owned(),
        })
    };
    assert_eq!(
        subject, expected,
        "the subject of a token whose `kid` is 2024-05"
    );
}

/// The life of a key: it signs, then a new one takes over and it still verifies, then it is retired and what
/// it signed is worth nothing, since its name is unknown. The new key's tokens do not notice. (RFC 7515
/// Appendix D)
#[test]
fn an_old_key_verifies_until_it_is_retired() {
    let mut ring = Keyring::new("may", key(b'a'));
    ring.rotate("june", key(b'b'));
    let from_may = signed_by("may", &key(b'a'));
    let from_june = signed_by("june", &key(b'b'));

    let rotated = verdicts(&ring, &[&from_may, &from_june]);
    assert_eq!(
        rotated,
        [Ok(()), Ok(())],
        "tokens of may and june, after the rotation"
    );

    ring.retire("may");
    ring.retire("june");
    let retired = verdicts(&ring, &[&from_may, &from_june]);
    let unknown = VerifyError::UnknownKey {
        kid: "may".to_owned(),
    };
    assert_eq!(
        retired,
        [Err(unknown), Ok(())],
        "tokens of may and june, after both were to be retired: the current key stays"
    );
}

fn verdicts(ring: &Keyring, tokens: &[&str]) -> Vec<Result<(), VerifyError>> {
    let verifier = Verifier::new(FixedClock(Duration::ZERO), ring.clone(), Rules::default());
    tokens
        .iter()
        .map(|token| verifier.verify(token).map(|_: Claims| ()))
        .collect()
}

fn signed_by(kid: &str, key: &Key) -> String {
    let header = json!({"alg": "HS256", "kid": kid}).to_string();
    let text = text_to_sign(&header, r#"{"sub":"joe"}"#);
    let signature = encode(&key.sign(&text));
    format!("{text}.{signature}")
}

fn key(byte: u8) -> Key {
    Key::new(&[byte; 32]).expect("32 bytes are enough for a key")
}

fn rfc_key() -> Key {
    Key::new(&rfc7515::KEY).expect("64 bytes are enough for a key")
}

//! Two independent implementations of the same RFCs.

use std::time::Duration;

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Validation};
use jwt::{FixedClock, Issuer, Key, NamedKey, Object, Rules, Verifier};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::their_crypto;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// A test of an implementation against itself only shows that it agrees with itself. So this test uses another
    /// implementation. Each side accepts the other's tokens, both read the same claims, and neither accepts the other's
    /// tokens with a wrong key. The value of `typ` is not checked. (RFC 7519 §5.1 and §7)
    #[test]
    fn another_implementation_accepts_our_tokens_and_we_accept_theirs(
        key in prop::collection::vec(any::<u8>(), 32..100),
        name in "x-[a-z]{1,8}",
        text in any::<String>(),
        number in any::<i64>(),
        kid in prop::option::of("\\PC{0,8}"),
        typ in prop::option::of("[a-z+]{1,8}"),
    ) {
        their_crypto::install();
        let claims = json!({"sub": text, "iat": 1000, "exp": 4_000_000_000_u64, name: number});
        let other_key: Vec<u8> = key.iter().map(|byte| !byte).collect();

        let mut header = jsonwebtoken::Header::new(Algorithm::HS256);
        header.kid.clone_from(&kid);
        header.typ = typ;
        let theirs = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(&key))
            .expect("the other implementation signs these claims");
        prop_assert_eq!(we_read(&theirs, &key, kid.as_deref()), Some(claims.clone()), "we read {}", theirs);
        prop_assert_eq!(we_read(&theirs, &other_key, kid.as_deref()), None, "wrong key, {}", theirs);

        let ours = we_sign(&claims, &key, kid.as_deref());
        prop_assert_eq!(they_read(&ours, &key), Some((claims, kid)), "they read {}", ours);
        prop_assert_eq!(they_read(&ours, &other_key), None, "wrong key, {}", ours);
    }
}

fn we_sign(claims: &Value, key: &[u8], kid: Option<&str>) -> String {
    let claims: Object = claims
        .as_object()
        .expect("the claims are an object")
        .clone();
    Issuer::new(clock(), named(key, kid), Duration::from_secs(60))
        .issue(&claims)
        .expect("these claims are well-formed")
}

fn we_read(token: &str, key: &[u8], kid: Option<&str>) -> Option<Value> {
    let verifier = Verifier::new(clock(), named(key, kid), Rules::default());
    verifier
        .verify(token)
        .ok()
        .map(|claims| Value::Object(claims.all))
}

fn they_read(token: &str, key: &[u8]) -> Option<(Value, Option<String>)> {
    // Their clock is the machine's clock, and no test should depend on it.
    let mut validation = Validation::new(Algorithm::HS256);
    validation.validate_exp = false;
    let key = DecodingKey::from_secret(key);
    let token = jsonwebtoken::decode::<Value>(token, &key, &validation).ok()?;
    Some((token.claims, token.header.kid))
}

fn clock() -> FixedClock {
    FixedClock(Duration::from_secs(1000))
}

fn named(key: &[u8], kid: Option<&str>) -> NamedKey {
    NamedKey {
        kid: kid.map(str::to_owned),
        key: Key::new(key).expect("32 bytes are enough for a key"),
    }
}

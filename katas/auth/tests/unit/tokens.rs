//! The two kinds of token, signed with one secret.

use auth::{AUDIENCE, AccessClaims, Name, RefreshClaims, Role, Secret, TokenError, Tokens};
use jsonwebtoken::dangerous::insecure_decode;
use jsonwebtoken::{Algorithm, Header};
use rstest::rstest;
use serde_json::{Value, json};

use crate::forge::forge;

/// A token can be read without the secret, and this test does so. The header says how the token is signed and of which
/// kind it is: the same secret will also sign another kind. (RFC 7515 §4.1.9, RFC 8725 §3.11)
#[test]
fn an_access_token_says_who_it_is_for_and_of_which_kind_it_is() {
    let token = tokens().sign_access(&access_claims());
    let (header, claims) = read(&token.expect("these claims can be signed"));
    let expected = json!({"sub": "joe", "role": "user", "aud": "auth", "iat": 1000, "exp": 1900});
    assert_eq!(claims, expected, "the claims");
    assert_eq!(header.alg, Algorithm::HS256, "the algorithm");
    assert_eq!(
        header.typ.as_deref(),
        Some("access+jwt"),
        "the kind of token"
    );
}

/// The server accepts a token that it signed, until the token expires. The crate `jsonwebtoken` would use the clock of
/// the machine, with a leeway of a minute. Here the caller gives the time, and `exp` is the first second at which the
/// token is no longer valid. `iat` decides nothing: another server may have issued the token, and its clock may be
/// ahead of ours. (RFC 7519 §4.1.4 and §4.1.6)
#[rstest]
#[case::just_before(1899, Ok(access_claims()))]
#[case::as_it_ends(1900, Err(TokenError::Expired))]
#[case::by_a_clock_that_is_slow(999, Ok(access_claims()))]
fn an_access_token_is_believed_until_it_ends(
    #[case] now: u64,
    #[case] expected: Result<AccessClaims, TokenError>,
) {
    let token = tokens().sign_access(&access_claims());
    let token = token.expect("these claims can be signed");
    assert_eq!(tokens().verify_access(&token, now), expected, "at {now}");
}

/// The second kind has other claims: the family of the refresh token, and its own id. Its header names the kind, and it
/// is valid until it expires, like the first kind. (You may want to join the code that you now have twice.)
#[test]
fn a_refresh_token_is_of_a_kind_of_its_own() {
    let token = tokens().sign_refresh(&refresh_claims());
    let token = token.expect("these claims can be signed");
    let (header, claims) = read(&token);
    let expected = json!({"sub": "joe", "family": "f1", "jti": "t1", "exp": 1900});
    assert_eq!(claims, expected, "the claims");
    assert_eq!(
        header.typ.as_deref(),
        Some("refresh+jwt"),
        "the kind of token"
    );

    let verdict = tokens().verify_refresh(&token, 1899);
    assert_eq!(verdict, Ok(refresh_claims()), "just before it ends");
    let verdict = tokens().verify_refresh(&token, 1900);
    assert_eq!(verdict, Err(TokenError::Expired), "as it ends");
}

/// One kind must not pass for the other. A refresh token lives for days: if it opened doors, the short life of the
/// access token would be useless. An access token that can be exchanged never expires. These tokens have our signature
/// and all the claims that they need. Only the header says that they are of another kind, or that they need an
/// extension which this server does not understand (`crit`). (RFC 8725 §2.8 and §3.11, RFC 7515 §4.1.11)
#[rstest]
#[case::of_the_other_kind(
    json!({"alg": "HS256", "typ": "refresh+jwt"}),
    json!({"alg": "HS256", "typ": "access+jwt"})
)]
#[case::of_no_kind(json!({"alg": "HS256"}), json!({"alg": "HS256"}))]
#[case::in_capitals(
    json!({"alg": "HS256", "typ": "ACCESS+JWT"}),
    json!({"alg": "HS256", "typ": "REFRESH+JWT"})
)]
#[case::an_extension(
    json!({"alg": "HS256", "typ": "access+jwt", "crit": ["exp"]}),
    json!({"alg": "HS256", "typ": "refresh+jwt", "crit": ["exp"]})
)]
#[case::an_extension_that_is_null(
    json!({"alg": "HS256", "typ": "access+jwt", "crit": null}),
    json!({"alg": "HS256", "typ": "refresh+jwt", "crit": null})
)]
#[case::no_extension_in_a_list(
    json!({"alg": "HS256", "typ": "access+jwt", "crit": []}),
    json!({"alg": "HS256", "typ": "refresh+jwt", "crit": []})
)]
#[case::an_extension_before_an_object(
    json!({"alg": "HS256", "typ": "access+jwt", "crit": null, "jwk": key()}),
    json!({"alg": "HS256", "typ": "refresh+jwt", "crit": null, "jwk": key()})
)]
fn a_token_of_another_kind_is_refused(#[case] access: Value, #[case] refresh: Value) {
    // At 1900 the claims have expired as well.
    for now in [1000, 1900] {
        let token = forge(&access, &json!(access_claims()), SECRET);
        let verdict = tokens().verify_access(&token, now);
        let expected = Err(TokenError::Invalid);
        assert_eq!(
            verdict, expected,
            "access, with the header {access}, at {now}"
        );

        let token = forge(&refresh, &json!(refresh_claims()), SECRET);
        let verdict = tokens().verify_refresh(&token, now);
        let expected = Err(TokenError::Invalid);
        assert_eq!(
            verdict, expected,
            "refresh, with the header {refresh}, at {now}"
        );
    }
}

/// One day a second service may have the same secret. Its tokens then have the same signature and the same kind. So a
/// token names its service in `aud`, and each service accepts only its own tokens. (This test passes as soon as you
/// reach it if you gave the crate the right audience. It fails if you turned that check off.) (RFC 7519 §4.1.3, RFC
/// 8725 §3.9)
#[rstest]
#[case::for_another_service(json!("billing"))]
#[case::for_no_service(json!(null))]
fn an_access_token_for_another_service_is_refused(#[case] aud: Value) {
    let header = json!({"alg": "HS256", "typ": "access+jwt"});
    let mut claims = json!(access_claims());
    claims["aud"] = aud;
    let verdict = tokens().verify_access(&forge(&header, &claims, SECRET), 1000);
    let expected = Err(TokenError::Invalid);
    assert_eq!(verdict, expected, "with the claims {claims}");
}

/// The sender of a token has chosen all of it, also the algorithm. So your code says which algorithm it accepts. This
/// test closes the module. It should pass as soon as you reach it, if `decode` checks the signature and its error
/// becomes ours. The second case proves less: the crate knows no algorithm called `none`, and refuses the token even
/// without a check of the signature. (RFC 8725 §3.1, RFC 7515 §5.2)
#[rstest]
#[case::another_secret("HS256", &[b'?'; 32])]
#[case::not_signed("none", SECRET)]
#[case::another_algorithm("HS512", SECRET)]
fn a_token_that_we_have_not_signed_is_refused(#[case] algorithm: &str, #[case] secret: &[u8]) {
    let header = json!({"alg": algorithm, "typ": "access+jwt"});
    let token = forge(&header, &json!(access_claims()), secret);
    let verdict = tokens().verify_access(&token, 1000);
    let expected = Err(TokenError::Invalid);
    assert_eq!(verdict, expected, "with the header {header}");
}

const SECRET: &[u8] = b"thirty-two bytes of a test's own";

fn tokens() -> Tokens {
    Tokens::new(&Secret::new(SECRET).expect("32 bytes are enough"))
}

fn joe() -> Name {
    Name::parse("joe").expect("joe is a name")
}

fn access_claims() -> AccessClaims {
    AccessClaims {
        sub: joe(),
        role: Role::User,
        aud: AUDIENCE.to_owned(),
        iat: 1000,
        exp: 1900,
    }
}

fn refresh_claims() -> RefreshClaims {
    RefreshClaims {
        sub: joe(),
        family: "f1".to_owned(),
        jti: "t1".to_owned(),
        exp: 1900,
    }
}

/// The parts of a token that can be read without the secret.
fn read(token: &str) -> (Header, Value) {
    let token = insecure_decode::<Value>(token).expect("a token can be read");
    (token.header, token.claims)
}

/// A key, as a header may have one. One member has a name with a meaning for `serde_json`.
fn key() -> Value {
    json!({"kty": "oct", "k": "", "more": {"$serde_json::private::Number": "x"}})
}

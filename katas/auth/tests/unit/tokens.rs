//! The two kinds of token, signed with one secret.

use auth::{AUDIENCE, AccessClaims, Name, RefreshClaims, Role, Secret, TokenError, Tokens};
use jsonwebtoken::dangerous::insecure_decode;
use jsonwebtoken::{Algorithm, Header};
use rstest::rstest;
use serde_json::{Value, json};

use crate::forge::forge;

/// Anybody can read a token, and this test does, without the secret. Its header says how it is signed, and which kind
/// of token it is: the same secret will sign another kind soon. (RFC 7515 §4.1.9, RFC 8725 §3.11)
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

/// What we have signed we believe, until it ends. The crate `jsonwebtoken` would look at the clock of the machine, and
/// forgive a minute; here the time is what the caller says, and `exp` is the first second at which the token is no
/// longer good. `iat` decides nothing: another server has issued the token, and its clock may be ahead of ours. (RFC 7519
/// §4.1.4 and §4.1.6)
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

/// The second kind, with other claims: the family that a refresh token belongs to, and a name of its own. It says so in
/// its header, and is good until it ends, like the first. (What is there twice now, you may want to have once.)
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

/// The two kinds must not pass for each other: a refresh token lives for days, and one that opens doors undoes the
/// short life of the other; an access token that can be exchanged never ends. These have our signature, and all the
/// claims that they need. Only the header tells that they are something else, or want something understood that nobody
/// here understands (`crit`). (RFC 8725 §2.8 and §3.11, RFC 7515 §4.1.11)
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

/// One day a second service may have the same secret. Its tokens then have the same signature and the same kind. So a token
/// names the service that it is for, in `aud`, and each service accepts its own tokens only. (It is green already if you have
/// told the crate which audience is right. If you have turned its check off, it is red.) (RFC 7519 §4.1.3, RFC 8725 §3.9)
#[rstest]
#[case::for_another_service(json!("billing"))]
#[case::for_nobody(json!(null))]
fn an_access_token_for_another_service_is_refused(#[case] aud: Value) {
    let header = json!({"alg": "HS256", "typ": "access+jwt"});
    let mut claims = json!(access_claims());
    claims["aud"] = aud;
    let verdict = tokens().verify_access(&forge(&header, &claims, SECRET), 1000);
    let expected = Err(TokenError::Invalid);
    assert_eq!(verdict, expected, "with the claims {claims}");
}

/// Whoever sends a token has chosen all of it, the algorithm too. So it is we who say which one we take. This one
/// closes the module, and it should be green as soon as you are here, if you have left the signature to `decode`, and
/// turned its error into ours. The second case says nothing about that: the crate knows no algorithm called `none`, and
/// refuses the token even where nobody verifies anything. (RFC 8725 §3.1, RFC 7515 §5.2)
#[rstest]
#[case::another_secret("HS256", &[b'?'; 32])]
#[case::nobody_signed_it("none", SECRET)]
#[case::another_algorithm("HS512", SECRET)]
fn what_we_have_not_signed_is_refused(#[case] algorithm: &str, #[case] secret: &[u8]) {
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

/// What anybody can read.
fn read(token: &str) -> (Header, Value) {
    let token = insecure_decode::<Value>(token).expect("a token can be read");
    (token.header, token.claims)
}

/// A key, as a header may have one, with a member whose name means something to `serde_json`.
fn key() -> Value {
    json!({"kty": "oct", "k": "", "more": {"$serde_json::private::Number": "x"}})
}

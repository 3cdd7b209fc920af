//! Signing in.

use std::sync::{Arc, Mutex};

use auth::{AUDIENCE, AccessClaims, AuthError, Credentials, Digest, Hidden, RefreshClaims, Role};
use rstest::rstest;

use crate::mocks::{
    DECOY, HASH, MockShelf, hasher_that_compares, hasher_that_is_never_asked, store_with,
};
use crate::service::{NOW, PASSWORD, joe, name, service, tokens};

/// A stranger who tries names must not find out who has an account: not by the answer, and not by the time it takes. So
/// the hasher is a mock that counts: one comparison with joe's hash, or one with the decoy for an unknown name.
/// `called 0 time(s)` means that the answer came too soon; the test checks the answer only after that. (The third case
/// passes as soon as you reach it if you compare in one place.) In the last case the hasher is wrong: the decoy fits,
/// and still no user is signed in. (OWASP Authentication Cheat Sheet, "Authentication and error messages")
#[rstest]
#[case::a_wrong_password("joe", HASH, false)]
#[case::an_unknown_name("joe", DECOY, false)]
#[case::what_is_no_name("j:oe", DECOY, false)]
#[case::a_decoy_that_fits("joe", DECOY, true)]
fn a_wrong_password_and_an_unknown_name_get_the_same_answer_after_the_same_work(
    #[case] name: &str,
    #[case] compared_with: &'static str,
    #[case] fits: bool,
) {
    let known = (compared_with == HASH).then(|| joe(Role::User));
    let hasher = hasher_that_compares("wrong horse battery", compared_with, fits);
    let refused =
        service(store_with(known), hasher).login(&credentials(name, "wrong horse battery"));
    assert_eq!(
        refused,
        Err(AuthError::Credentials),
        "signing in as {name:?}"
    );
}

/// No user can have a password of a megabyte, and to hash it would be the work that an attacker wants. So it is not
/// compared. This is the same for every name, so it reveals nothing, and the answer is the usual one.
#[test]
fn a_password_against_the_rules_is_not_compared() {
    let megabyte = "x".repeat(1_000_000);
    let mut store = MockShelf::new();
    store.expect_find_user().return_const(joe(Role::User));
    let refused =
        service(store, hasher_that_is_never_asked()).login(&credentials("joe", &megabyte));
    assert_eq!(
        refused,
        Err(AuthError::Credentials),
        "with a megabyte of password"
    );
}

/// A user with the right password gets an access token. Its role is the one in the store: no request asked for it.
#[rstest]
#[case::a_user(Role::User)]
#[case::an_admin(Role::Admin)]
fn the_right_password_gives_an_access_token(#[case] role: Role) {
    let mut store = store_with(Some(joe(role)));
    store.expect_add_family().return_const(());
    let hasher = hasher_that_compares(PASSWORD, HASH, true);
    let session = service(store, hasher).login(&credentials("Joe", PASSWORD));

    let session = session.expect("this is joe's password");
    let expected = AccessClaims {
        sub: name("joe"),
        role,
        aud: AUDIENCE.to_owned(),
        iat: NOW,
        exp: NOW + 100,
    };
    let claims = tokens().verify_access(session.access.expose(), NOW);
    assert_eq!(claims, Ok(expected), "the claims of the access token");
}

/// The user also gets a refresh token, the first of a new family. So they do not type the password again when the
/// access token expires. The family and the token get a fresh id each, in either order. The store keeps the digest of
/// the token, not the token, and until when the family is valid. (RFC 6749 §1.5, RFC 9700 §4.14)
#[test]
fn the_right_password_starts_a_family_of_refresh_tokens() {
    let mut store = store_with(Some(joe(Role::User)));
    let kept = Arc::new(Mutex::new(Vec::new()));
    let shelf = Arc::clone(&kept);
    store.expect_add_family().returning(move |id, family, end| {
        let kept = (id.to_owned(), family.current, end);
        shelf.lock().unwrap().push(kept);
    });
    let hasher = hasher_that_compares(PASSWORD, HASH, true);
    let session = service(store, hasher).login(&credentials("joe", PASSWORD));

    let token = session.expect("this is joe's password").refresh;
    let claims = tokens().verify_refresh(token.expose(), NOW);
    let (family, jti) = match &claims {
        Ok(claims) if claims.family == "id-2" => ("id-2", "id-1"),
        _ => ("id-1", "id-2"),
    };
    let expected = RefreshClaims {
        sub: name("joe"),
        family: family.to_owned(),
        jti: jti.to_owned(),
        exp: NOW + 5000,
    };
    assert_eq!(claims, Ok(expected), "the claims of the refresh token");
    let digest = Digest::of(token.expose());
    let expected = vec![(family.to_owned(), digest, NOW + 5000)];
    assert_eq!(
        *kept.lock().unwrap(),
        expected,
        "the families that the store was given"
    );
}

fn credentials(name: &str, password: &str) -> Credentials {
    Credentials {
        name: name.to_owned(),
        password: Hidden::new(password),
    }
}

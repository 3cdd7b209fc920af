//! Signing in.

use std::sync::{Arc, Mutex};

use auth::{AUDIENCE, AccessClaims, AuthError, Credentials, Digest, Hidden, RefreshClaims, Role};
use rstest::rstest;

use crate::mocks::{
    DECOY, HASH, MockShelf, hasher_that_compares, hasher_that_nobody_asks, store_with,
};
use crate::service::{NOW, PASSWORD, joe, name, service, tokens};

/// Whoever tries names to find out who has an account here should not: not by the answer, and not by the time that it
/// takes. So the hasher is a mock that counts: one comparison with joe's hash, and exactly one for nobody, with the
/// decoy. `called 0 time(s)` means that an answer came too soon; whether it was the right one is only looked at
/// afterwards. (The third case is green already if there is one place at which you compare.) The last hasher errs: the
/// decoy fits, and there is still nobody to sign in. (OWASP Authentication Cheat Sheet, "Authentication and error
/// messages")
#[rstest]
#[case::a_wrong_password("joe", HASH, false)]
#[case::nobody_of_this_name("joe", DECOY, false)]
#[case::what_is_no_name("j:oe", DECOY, false)]
#[case::a_decoy_that_fits("joe", DECOY, true)]
fn a_wrong_password_and_nobody_get_the_same_answer_after_the_same_work(
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

/// A megabyte of password can be nobody's, so it is not worth a hash, which is what whoever sent it was after. It is
/// the same for every name, so it gives nothing away, and the answer is the one that they know.
#[test]
fn a_password_that_nobody_can_have_is_not_even_compared() {
    let megabyte = "x".repeat(1_000_000);
    let mut store = MockShelf::new();
    store.expect_find_user().return_const(joe(Role::User));
    let refused = service(store, hasher_that_nobody_asks()).login(&credentials("joe", &megabyte));
    assert_eq!(
        refused,
        Err(AuthError::Credentials),
        "with a megabyte of password"
    );
}

/// Who has the right password gets an access token. The role in it is the one that the store has: it was not asked for
/// anywhere.
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

/// And a refresh token, the first of a new family: so nobody has to type the password again when the access token ends.
/// The family and the token get a fresh id each, in either order, and what the store keeps is not the token but its
/// digest, and until when it is worth keeping. (RFC 6749 §1.5, RFC 9700 §4.14)
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

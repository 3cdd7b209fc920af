//! Staying signed in.

use auth::{AUDIENCE, AccessClaims, Auth, AuthError, Digest, Hidden, Role};
use rstest::rstest;

use crate::mocks::{
    MockShelf, expect_revocation, hasher_that_is_never_asked, store_that_is_never_asked,
    store_with, with_family,
};
use crate::service::{
    NOW, access_token, joe, name, refresh_claims, refresh_token, service, tokens,
};

/// A token that is not ours or has expired is refused by its signature and its `exp`, as always with a JWT. The server
/// asks the store only about a token that it signed: a stranger cannot make the store work, and cannot revoke a family.
#[rstest]
#[case::no_token("f1".to_owned())]
#[case::an_access_token(access_token(Role::User, NOW + 100))]
#[case::one_that_has_ended(refresh_token("t1", NOW))]
fn an_invalid_refresh_token_is_refused_before_the_store_is_asked(#[case] token: String) {
    let refused = with_store(store_that_is_never_asked()).refresh(&Hidden::new(token));
    assert_eq!(
        refused,
        Err(AuthError::SignInAgain),
        "what is no good refresh token"
    );
}

/// For a refresh token the signature is not enough: the store decides. A revoked family is not in the store, and
/// neither is a user who has left. Check this first: the server replaces and revokes nothing for a session that is over
/// (`No matching expectation found`).
#[rstest]
#[case::the_family_was_revoked(false, true)]
#[case::joe_has_left(true, false)]
fn a_session_that_is_over_is_not_continued(#[case] family: bool, #[case] joe_is_there: bool) {
    let mut store = store_with(joe_is_there.then(|| joe(Role::User)));
    let token = refresh_token("t1", NOW + 1);
    if family {
        store = with_family(store, &token);
    } else {
        store.expect_find_family().return_const(None);
    }
    let refused = with_store(store).refresh(&Hidden::new(token));
    assert_eq!(
        refused,
        Err(AuthError::SignInAgain),
        "a session that is over"
    );
}

/// The new access token has the role that the store has *now*. Joe may have become an admin since he signed in. More
/// important, he may no longer be one: every server learns of it with this token.
#[rstest]
#[case::a_user(Role::User)]
#[case::an_admin_by_now(Role::Admin)]
fn a_refresh_token_gives_a_new_access_token(#[case] role: Role) {
    let token = refresh_token("t1", NOW + 1);
    let mut store = with_family(store_with(Some(joe(role))), &token);
    store.expect_replace_family().return_const(true);
    let session = with_store(store).refresh(&Hidden::new(token));

    let access = session.expect("this is the current token").access;
    let expected = AccessClaims {
        sub: name("joe"),
        role,
        aud: AUDIENCE.to_owned(),
        iat: NOW,
        exp: NOW + 100,
    };
    let claims = tokens().verify_access(access.expose(), NOW);
    assert_eq!(claims, Ok(expected), "the claims of the new access token");
}

/// The client also gets a new refresh token, of the same family, with a fresh id. It expires when the old one would
/// have. So a thief cannot use a stolen token for ever by exchanging it in time, and joe types his password every two
/// weeks. In the store the new digest replaces the old one, and nothing else happens to the family. `called 0 time(s)`
/// means that your code did not call the store; the test checks the new token after that. (RFC 9700 §4.14.2)
#[test]
fn a_refresh_token_is_exchanged_for_the_next_of_its_family() {
    let token = refresh_token("t1", NOW + 1);
    let next = refresh_token("id-1", NOW + 1);
    let (old_digest, new_digest) = (Digest::of(&token), Digest::of(&next));
    let mut store = with_family(store_with(Some(joe(Role::User))), &token);
    store
        .expect_replace_family()
        .times(1)
        .returning(move |id, old, new| {
            assert_eq!(id, "f1", "the family to change");
            assert_eq!(old.current, old_digest, "the digest that is replaced");
            assert_eq!(new.current, new_digest, "the digest that takes its place");
            true
        });
    let session = with_store(store).refresh(&Hidden::new(token));

    let refresh = session.expect("this is the current token").refresh;
    let claims = tokens().verify_refresh(refresh.expose(), NOW);
    let expected = refresh_claims("id-1", NOW + 1);
    assert_eq!(claims, Ok(expected), "the claims of the new refresh token");
}

/// `t1` was exchanged for `t2`, and now it comes again. One of the two clients may be a thief, and the server cannot
/// tell which: the thief may have `t2`. So it revokes the whole family, `t2` too. If it only refused `t1`, a thief who
/// was faster would stay signed in. The last case is the same within a millisecond: `t1` is current at the look-up, and
/// then the store has nothing to replace, since another request exchanged it. In both cases `called 0 time(s)` means
/// that the family still exists; the test checks the answer after that. (RFC 9700 §4.14.2)
#[rstest]
#[case::was_exchanged_before("t2")]
#[case::is_exchanged_by_another_request_at_this_moment("t1")]
fn a_refresh_token_that_comes_back_revokes_its_family(#[case] current: &str) {
    let joe_is_there = store_with(Some(joe(Role::User)));
    let mut store = with_family(joe_is_there, &refresh_token(current, NOW + 1));
    store.expect_replace_family().return_const(false);
    expect_revocation(&mut store);
    let refused = with_store(store).refresh(&Hidden::new(refresh_token("t1", NOW + 1)));
    assert_eq!(
        refused,
        Err(AuthError::SignInAgain),
        "t1, while {current} is current"
    );
}

fn with_store(store: MockShelf) -> Auth {
    service(store, hasher_that_is_never_asked())
}

//! Staying signed in.

use auth::{AUDIENCE, AccessClaims, Auth, AuthError, Digest, Hidden, Role};
use rstest::rstest;

use crate::mocks::{
    MockShelf, expect_revocation, hasher_that_nobody_asks, store_that_nobody_asks, store_with,
    with_family,
};
use crate::service::{
    NOW, access_token, joe, name, refresh_claims, refresh_token, service, tokens,
};

/// What is not ours, or has ended, is refused by its signature and its `exp`, as always with a JWT. Only what we have
/// signed is worth a question to the store: a stranger cannot make it work, and cannot revoke anybody's family.
#[rstest]
#[case::no_token("f1".to_owned())]
#[case::an_access_token(access_token(Role::User, NOW + 100))]
#[case::one_that_has_ended(refresh_token("t1", NOW))]
fn what_is_no_good_refresh_token_is_refused_before_the_store_is_asked(#[case] token: String) {
    let refused = with_store(store_that_nobody_asks()).refresh(&Hidden::new(token));
    assert_eq!(
        refused,
        Err(AuthError::SignInAgain),
        "what is no good refresh token"
    );
}

/// Here, other than with an access token, the signature is not the end of it: the store has the last word. A family
/// that was revoked is not there, and somebody who has left is not either. This is asked first: nothing is replaced or
/// revoked for a session that is over (`No matching expectation found`).
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

/// The new access token has the role that the store has *now*. Joe was made an admin since he signed in, or, which
/// matters more, is none any longer: this is the moment at which everybody else hears of it.
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

/// And a new refresh token, of the same family, with a fresh id. It ends when the old one would have: whoever has
/// stolen one cannot go on for ever by exchanging it in time, and joe types his password every two weeks. In the store
/// its digest takes the place of the old one's, and nothing is done to the family but that. `called 0 time(s)` means
/// that the store was not told; which token came back is looked at once it was. (RFC 9700 §4.14.2)
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

/// `t1` was exchanged for `t2`, and now it is back. One of two people is a thief, and nobody knows which: it may be the
/// one who has `t2`. So the whole family is revoked, `t2` with it. Who only refuses `t1` leaves the thief signed in, if
/// the thief was faster. The last case is the same within a millisecond: `t1` is current when it is looked up, and then
/// the store has nothing to replace, since somebody else has exchanged it. In both, `called 0 time(s)` means that the
/// family is still there; it is said before anybody looks at the answer. (RFC 9700 §4.14.2)
#[rstest]
#[case::was_exchanged_before("t2")]
#[case::is_exchanged_by_somebody_else_at_this_moment("t1")]
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
    service(store, hasher_that_nobody_asks())
}

//! Signing out.

use auth::{Hidden, Role};
use rstest::rstest;

use crate::mocks::{
    MockShelf, expect_revocation, hasher_that_is_never_asked, store_that_is_never_asked,
    with_family,
};
use crate::service::{NOW, access_token, refresh_token, service};

/// Signing out revokes the family, whether this token of it is the current one or was exchanged before. `called 0
/// time(s)` means that the family still exists: a client that only deletes its tokens does not stop a thief who has a
/// copy. A token that is not ours signs no user out. Otherwise a stranger could sign out all users. It causes no panic.
/// (RFC 7009 §2.1 and §2.2)
#[rstest]
#[case::a_good_refresh_token(refresh_token("t1", NOW + 1), store_that_revokes("t1"))]
#[case::no_token("f1".to_owned(), store_that_is_never_asked())]
#[case::an_access_token(access_token(Role::User, NOW + 100), store_that_is_never_asked())]
#[case::one_that_has_ended(refresh_token("t1", NOW), store_that_is_never_asked())]
#[case::one_that_was_exchanged(refresh_token("t1", NOW + 1), store_that_revokes("t2"))]
fn signing_out_revokes_the_family_of_a_good_refresh_token(
    #[case] token: String,
    #[case] store: MockShelf,
) {
    service(store, hasher_that_is_never_asked()).logout(&Hidden::new(token));
}

/// A store in which this token is the family's current one, and which expects that the family is revoked.
fn store_that_revokes(current: &str) -> MockShelf {
    let mut store = with_family(MockShelf::new(), &refresh_token(current, NOW + 1));
    expect_revocation(&mut store);
    store
}

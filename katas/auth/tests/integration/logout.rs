//! Signing out.

use auth::{Hidden, Role};
use rstest::rstest;

use crate::mocks::{MockShelf, expect_revocation, hasher_that_nobody_asks, store_that_nobody_asks};
use crate::service::{NOW, access_token, refresh_token, service};

/// Signing out forgets the family. `called 0 time(s)` means that it is still there: a client that throws its tokens
/// away has signed out nobody who has a copy. What is not ours signs nobody out, or else anybody could sign out
/// everybody; and that is no reason to panic. (RFC 7009 §2.1 and §2.2)
#[rstest]
#[case::a_good_refresh_token(refresh_token("t1", NOW + 1), true)]
#[case::no_token("f1".to_owned(), false)]
#[case::an_access_token(access_token(Role::User, NOW + 100), false)]
#[case::one_that_has_ended(refresh_token("t1", NOW), false)]
fn signing_out_revokes_the_family_of_a_good_refresh_token(
    #[case] token: String,
    #[case] revokes: bool,
) {
    let store = if revokes {
        store_that_revokes()
    } else {
        store_that_nobody_asks()
    };
    service(store, hasher_that_nobody_asks()).logout(&Hidden::new(token));
}

fn store_that_revokes() -> MockShelf {
    let mut store = MockShelf::new();
    expect_revocation(&mut store);
    store
}

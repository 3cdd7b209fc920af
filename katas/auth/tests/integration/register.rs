//! Signing up.

use auth::{AuthError, HashError, Hidden, NameError, PasswordError, Registration, Role};
use rstest::rstest;

use crate::mocks::{
    HASH, MockHasher, MockShelf, hasher_that_is_never_asked, store_that_is_never_asked,
};
use crate::service::{PASSWORD, joe, service};

/// A name or a password against the rules is refused before the server does any work: it hashes nothing and does not
/// call the store. If both are wrong, the error is about the name.
#[rstest]
#[case::no_name("j:oe", "too short", AuthError::Name(NameError::Character { found: ':' }))]
#[case::no_password("joe", "too short", AuthError::Password(PasswordError::TooShort))]
fn a_name_or_password_against_the_rules_is_refused(
    #[case] name: &str,
    #[case] password: &str,
    #[case] expected: AuthError,
) {
    let auth = service(store_that_is_never_asked(), hasher_that_is_never_asked());
    let refused = auth.register(&registration(name, password));
    assert_eq!(refused, Err(expected), "as {name:?} with {password:?}");
}

/// A machine without free memory cannot hash. You never see that at your desk, but a mock can do it at once. Then no
/// user is added, and the client is not to blame.
#[test]
fn without_a_hash_no_user_is_added() {
    let out_of_memory = HashError("out of memory".to_owned());
    let mut hasher = MockHasher::new();
    hasher
        .expect_hash()
        .return_const(Err(out_of_memory.clone()));
    let auth = service(store_that_is_never_asked(), hasher);
    let refused = auth.register(&registration("joe", PASSWORD));
    assert_eq!(
        refused,
        Err(AuthError::Hash(out_of_memory)),
        "joe, whose password cannot be hashed"
    );
}

/// The store gets a hash, and not the password. It gets the role `user`, although this request asks for another: a user
/// must not choose their own rights. (This hole is called mass assignment: the server takes over all that comes in.
/// OWASP API Security Top 10 2023, API3)
#[test]
fn a_new_user_has_the_role_user_and_a_hash() {
    let mut hasher = MockHasher::new();
    hasher.expect_hash().times(1).returning(|password| {
        assert_eq!(password.expose(), PASSWORD, "the password to hash");
        Ok(HASH.to_owned())
    });
    let mut store = MockShelf::new();
    store.expect_add_user().times(1).returning(|user| {
        assert_eq!(user, joe(Role::User), "the user to add");
        true
    });
    let registered = service(store, hasher).register(&registration("Joe", PASSWORD));
    assert_eq!(
        registered,
        Ok(joe(Role::User)),
        "joe, who would like to be an admin"
    );
}

/// Two clients want one name at the same moment. If your code first looks whether the name is free and then adds, it
/// may add both. So the store does both in one step, and your code uses its answer.
#[test]
fn a_name_that_is_taken_is_refused() {
    let mut hasher = MockHasher::new();
    hasher.expect_hash().returning(|_| Ok(HASH.to_owned()));
    let mut store = MockShelf::new();
    store.expect_add_user().times(1).return_const(false);
    let refused = service(store, hasher).register(&registration("joe", PASSWORD));
    assert_eq!(refused, Err(AuthError::NameTaken), "the second joe");
}

/// A request that asks for more than it can get.
fn registration(name: &str, password: &str) -> Registration {
    Registration {
        name: name.to_owned(),
        password: Hidden::new(password),
        role: Some(Role::Admin),
    }
}

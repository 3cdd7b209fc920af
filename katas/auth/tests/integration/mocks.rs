//! Mocks for all that the service calls outside.
//!
//! A mock complains in its own words. `called 0 time(s) which is fewer than expected 1` says that your code never
//! asked, `called 2 time(s) which is more than expected 1` that it asked too often, and `No matching expectation found`
//! that it asked for something of which this test knows nothing. A mock that must not be asked says so.
//!
//! A mock that has waited in vain complains when the service is dropped, and that is before the test looks at the
//! answer. So with `called 0 time(s)` the answer may be right or wrong: first see to it that the call is made.

use auth::{Clock, Digest, Family, HashError, Ids, Name, Password, PasswordHasher, Store, User};
use mockall::mock;

mock! {
    pub Shelf {}

    impl Store for Shelf {
        fn add_user(&self, user: User) -> bool;
        fn find_user(&self, name: &Name) -> Option<User>;
        fn user_names(&self) -> Vec<Name>;
        fn add_family(&self, id: &str, family: Family, end: u64);
        fn find_family(&self, id: &str) -> Option<Family>;
        fn replace_family(&self, id: &str, old: &Family, new: Family) -> bool;
        fn revoke_family(&self, id: &str);
    }
}

mock! {
    pub Hasher {}

    impl PasswordHasher for Hasher {
        fn hash(&self, password: &Password) -> Result<String, HashError>;
        fn verify(&self, password: &Password, hash: &str) -> bool;
        fn decoy(&self) -> &str;
    }
}

mock! {
    pub Watch {}

    impl Clock for Watch {
        fn now(&self) -> u64;
    }
}

mock! {
    pub Dice {}

    impl Ids for Dice {
        fn fresh(&self) -> String;
    }
}

/// What is in the store of these tests for joe's password, and what the hasher has for a decoy.
pub const HASH: &str = "hash-of-joes-password";
pub const DECOY: &str = "decoy";

/// A store that must not be asked anything.
pub fn store_that_is_never_asked() -> MockShelf {
    let mut store = MockShelf::new();
    store
        .expect_add_user()
        .returning(|user| panic!("{:?} was added as a user", user.name));
    store
        .expect_find_user()
        .returning(|name| panic!("the store was asked for the user {name}"));
    store
        .expect_user_names()
        .returning(|| panic!("the store was asked for all the names"));
    store
        .expect_add_family()
        .returning(|id, _, _| panic!("the family {id} was added"));
    store
        .expect_find_family()
        .returning(|id| panic!("the store was asked for the family {id}"));
    store
        .expect_replace_family()
        .returning(|id, _, _| panic!("the family {id} was replaced"));
    store
        .expect_revoke_family()
        .returning(|id| panic!("the family {id} was revoked"));
    store
}

/// A store with this user in it, or with no user. It may be asked for joe's name only.
pub fn store_with(joe: Option<User>) -> MockShelf {
    let mut store = MockShelf::new();
    store.expect_find_user().returning(move |name| {
        assert_eq!(name.to_string(), "joe", "the name of the user to look up");
        joe.clone()
    });
    store
}

/// Lets the family `f1`, with this token as its current one, be found. Replacing and revoking it is not expected yet.
pub fn with_family(mut store: MockShelf, current: &str) -> MockShelf {
    let family = Family {
        current: Digest::of(current),
    };
    store.expect_find_family().returning(move |id| {
        assert_eq!(id, "f1", "the family to look up");
        Some(family.clone())
    });
    store
}

/// Expects that the family `f1` is revoked, exactly once.
pub fn expect_revocation(store: &mut MockShelf) {
    store.expect_revoke_family().times(1).returning(|id| {
        assert_eq!(id, "f1", "the family to revoke");
    });
}

/// A hasher that must not be asked to hash or to compare anything.
pub fn hasher_that_is_never_asked() -> MockHasher {
    let mut hasher = MockHasher::new();
    hasher
        .expect_hash()
        .returning(|_| panic!("a password was hashed, and none had to be"));
    hasher
        .expect_verify()
        .returning(|_, hash| panic!("a password was compared with {hash:?}, and none had to be"));
    hasher.expect_decoy().return_const(DECOY.to_owned());
    hasher
}

/// A hasher that must be asked exactly once whether `password` fits this hash, and answers this.
pub fn hasher_that_compares(
    password: &'static str,
    expected: &'static str,
    fits: bool,
) -> MockHasher {
    let mut hasher = MockHasher::new();
    hasher
        .expect_verify()
        .times(1)
        .returning(move |asked, hash| {
            assert_eq!(asked.expose(), password, "the password to compare");
            assert_eq!(hash, expected, "the hash to compare it with");
            fits
        });
    hasher.expect_decoy().return_const(DECOY.to_owned());
    hasher
}

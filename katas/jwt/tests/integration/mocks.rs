//! The clock and the key store, mocked: they answer what a test says, and count how often they are asked.
//!
//! A mock complains in its own words. `called 0 time(s) which is fewer than expected 1` says that your code never
//! asked, `called 2 time(s) which is more than expected 1` that it asked too often. What must not be asked at all
//! says so itself.

use std::time::Duration;

use jwt::{Clock, Key, KeyStore, NamedKey};
use mockall::mock;

mock! {
    pub Watch {}

    impl Clock for Watch {
        fn now(&self) -> Duration;
    }
}

mock! {
    pub Keys {}

    impl KeyStore for Keys {
        fn current(&self) -> NamedKey;
        fn find(&self, kid: &str) -> Option<Key>;
    }
}

/// A clock that must be asked exactly once, and answers so many seconds since 1970.
pub fn clock_at(seconds: u64) -> MockWatch {
    let mut clock = MockWatch::new();
    clock
        .expect_now()
        .times(1)
        .return_const(Duration::from_secs(seconds));
    clock
}

/// A clock that must not be asked.
pub fn clock_that_nobody_asks() -> MockWatch {
    let mut clock = MockWatch::new();
    clock.expect_now().returning(|| {
        panic!("the time was asked for, and nothing depends on it before the signature fits")
    });
    clock
}

/// A store that must be asked for its current key exactly once, and for nothing else.
pub fn store_with_current(kid: Option<&str>, key: &Key) -> MockKeys {
    let current = NamedKey {
        kid: kid.map(str::to_owned),
        key: key.clone(),
    };
    let mut keys = MockKeys::new();
    keys.expect_current().times(1).return_const(current);
    keys.expect_find()
        .returning(|kid| panic!("a key was looked up as {kid:?}, and nobody has named that one"));
    keys
}

/// A store that is asked for the key of this name once. Its current key has another name, and may be looked at.
pub fn store_with(kid: &str, key: Option<Key>) -> MockKeys {
    let current = NamedKey {
        kid: Some("another".to_owned()),
        key: Key::new(&[b'z'; 32]).expect("32 bytes are enough for a key"),
    };
    let mut keys = MockKeys::new();
    let expected = kid.to_owned();
    keys.expect_find().times(1).returning(move |asked_for| {
        assert_eq!(asked_for, expected, "the name of the key to look up");
        key.clone()
    });
    keys.expect_current().return_const(current);
    keys
}

/// A store that may be asked for its current key, and need not be.
pub fn store_that_may_be_asked(key: &Key) -> MockKeys {
    let current = NamedKey {
        kid: None,
        key: key.clone(),
    };
    let mut keys = MockKeys::new();
    keys.expect_current().times(..=1).return_const(current);
    keys
}

/// A store that must not be asked.
pub fn store_that_nobody_asks() -> MockKeys {
    let mut keys = MockKeys::new();
    keys.expect_current()
        .returning(|| panic!("a key was asked for, and the header has not passed its check"));
    keys.expect_find().returning(|kid| {
        panic!("the key {kid:?} was asked for before the header passed its check")
    });
    keys
}

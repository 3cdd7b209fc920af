//! The clock and the key store as mocks: they answer what a test says, and count how often your code asks.
//!
//! A mock has its own messages. `called 0 time(s) which is fewer than expected 1` means that your code never asked.
//! `called 2 time(s) which is more than expected 1` means that it asked too often. A mock that your code must not ask
//! has a message of its own.

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

/// A clock that must be asked exactly once, and answers this many seconds since 1970.
pub fn clock_at(seconds: u64) -> MockWatch {
    let mut clock = MockWatch::new();
    clock
        .expect_now()
        .times(1)
        .return_const(Duration::from_secs(seconds));
    clock
}

/// A clock that must not be asked.
pub fn clock_that_is_never_asked() -> MockWatch {
    let mut clock = MockWatch::new();
    clock
        .expect_now()
        .returning(|| panic!("your code asked for the time before the signature fitted"));
    clock
}

/// A store that must be asked for its current key exactly once, and for no other key.
pub fn store_with_current(kid: Option<&str>, key: &Key) -> MockKeys {
    let current = NamedKey {
        kid: kid.map(str::to_owned),
        key: key.clone(),
    };
    let mut keys = MockKeys::new();
    keys.expect_current().times(1).return_const(current);
    keys.expect_find().returning(|kid| {
        panic!("the key {kid:?} was looked up, but only the current key is needed")
    });
    keys
}

/// A store that must be asked once for the key of this name. Its current key has another name, and your code may ask
/// for it.
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

/// A store that your code may ask for its current key, but need not.
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
pub fn store_that_is_never_asked() -> MockKeys {
    let mut keys = MockKeys::new();
    keys.expect_current()
        .returning(|| panic!("your code asked for a key before the header passed its check"));
    keys.expect_find().returning(|kid| {
        panic!("your code asked for the key {kid:?} before the header passed its check")
    });
    keys
}

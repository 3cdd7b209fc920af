//! The clock and the key store, mocked: they answer what a test says, and count how often they are asked.
//!
//! A mock that nobody has told what to expect fails the test when it is called.

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

/// A store that must be asked for its current key exactly once, and for nothing else.
pub fn store_with_current(kid: Option<&str>, key: &Key) -> MockKeys {
    let current = NamedKey {
        kid: kid.map(str::to_owned),
        key: key.clone(),
    };
    let mut keys = MockKeys::new();
    keys.expect_current().times(1).return_const(current);
    keys
}

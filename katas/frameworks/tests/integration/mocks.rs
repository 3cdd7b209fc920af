//! The store, mocked.
//!
//! A mock complains in its own words. `called 0 time(s) which is fewer than expected 1` says that your code never asked
//! it, `called 2 time(s) which is more than expected 1` that it asked too often. A mock that must not be called says
//! so. A mock checks its calls when it is dropped, and that is before the test compares the answer. So after `called 0
//! time(s)` you do not see the answer, which may be right or wrong. Make the call first.

use frameworks::todos::{Store, StoreError, Todo};
use mockall::mock;

mock! {
    pub List {}

    impl Store for List {
        fn all(&self) -> Result<Vec<Todo>, StoreError>;
        fn add(&self, title: &str) -> Result<Todo, StoreError>;
        fn get(&self, id: u64) -> Result<Option<Todo>, StoreError>;
        fn remove(&self, id: u64) -> Result<bool, StoreError>;
    }
}

/// A store that must not be called.
pub fn store_that_is_never_called() -> MockList {
    let mut store = MockList::new();
    store
        .expect_all()
        .returning(|| panic!("the store was asked for all to-dos, and there was no need"));
    store
        .expect_add()
        .returning(|title| panic!("{title:?} was added, and it should have been refused"));
    store
        .expect_get()
        .returning(|id| panic!("the store was asked for to-do {id}, and there was no need"));
    store
        .expect_remove()
        .returning(|id| panic!("to-do {id} was deleted, and it should not have been"));
    store
}

/// A store that cannot be reached: each call fails.
pub fn store_that_fails() -> MockList {
    let error = || StoreError("password swordfish refused".to_owned());
    let mut store = MockList::new();
    store.expect_all().returning(move || Err(error()));
    store.expect_add().returning(move |_| Err(error()));
    store.expect_get().returning(move |_| Err(error()));
    store.expect_remove().returning(move |_| Err(error()));
    store
}

/// What the store gives for its to-do number 7.
pub fn milk() -> Todo {
    Todo {
        id: 7,
        title: "milk".to_owned(),
    }
}

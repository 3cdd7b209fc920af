//! The repository, mocked.
//!
//! A mock complains in its own words: `called 0 time(s) which is fewer than expected 1` says that your code never called
//! it, `called 2 time(s) which is more than expected 1` that it called too often.

use json_schema::{ProductRepository, RepositoryError};
use mockall::mock;
use serde_json::Value;

mock! {
    pub Repository {}

    impl ProductRepository for Repository {
        fn save(&self, product: &Value) -> Result<u64, RepositoryError>;
    }
}

/// A repository that expects this product, exactly once, and answers this.
pub fn repository_that_gets(
    expected: Value,
    answer: Result<u64, RepositoryError>,
) -> MockRepository {
    let mut repository = MockRepository::new();
    repository.expect_save().times(1).returning(move |product| {
        assert_eq!(*product, expected, "the product to keep");
        answer.clone()
    });
    repository
}

/// A repository that must not be called. If it is, mockall says `MockRepository::save: Expectation(<anything>) should not
/// have been called`.
pub fn repository_that_is_never_called() -> MockRepository {
    let mut repository = MockRepository::new();
    repository.expect_save().never();
    repository
}

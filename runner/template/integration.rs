//! The greeting together with the guest book, which is mocked.

use mockall::mock;
use mockall::predicate::eq;

use KATA_LIB::{GuestBook, welcome};

mock! {
    Book {}
    impl GuestBook for Book {
        fn name_of(&self, guest: u32) -> Option<String>;
    }
}

/// A number that nobody has is no reason to be rude.
#[test]
fn a_guest_without_a_name_is_greeted_all_the_same() {
    let mut book = MockBook::new();
    book.expect_name_of()
        .with(eq(7))
        .times(1)
        .returning(|_| None);
    assert_eq!(welcome(&book, 7), "Hello, stranger!");
}

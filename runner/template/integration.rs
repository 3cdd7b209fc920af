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

/// An unknown guest gets a greeting, too.
#[test]
fn an_unknown_guest_is_greeted_too() {
    let mut book = MockBook::new();
    book.expect_name_of()
        .with(eq(7))
        .times(1)
        .returning(|_| None);
    assert_eq!(welcome(&book, 7), "Hello, stranger!");
}

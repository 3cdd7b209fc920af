//! The greeting alone.

use rstest::rstest;

use KATA_LIB::greeting;

/// A greeting names its guest.
#[rstest]
#[case("Ada", "Hello, Ada!")]
#[case("Grace", "Hello, Grace!")]
fn a_guest_is_greeted_by_name(#[case] name: &str, #[case] expected: &str) {
    assert_eq!(greeting(name), expected);
}

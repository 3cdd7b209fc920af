//! JSON Pointers. (RFC 6901)

use json_schema::Pointer;
use rstest::rstest;

/// A failure has to name its place in the instance and in the schema. A pointer names it name by name, from the outside
/// in. A name with a slash in it would look like two names. So `/` is written `~1`, and `~` is written `~0`. (RFC 6901
/// §3 and §5)
#[rstest]
#[case::a_name(&["price"], "/price")]
#[case::a_name_and_an_index(&["sizes", "0"], "/sizes/0")]
#[case::the_empty_name(&["", "a"], "//a")]
#[case::a_slash(&["a/b"], "/a~1b")]
#[case::a_tilde(&["a~b"], "/a~0b")]
fn a_pointer_is_the_names_on_the_way(#[case] names: &[&str], #[case] expected: &str) {
    let start = Pointer::default();
    let pointer = names
        .iter()
        .fold(start, |pointer, name| pointer.child(name));
    assert_eq!(pointer.to_string(), expected, "over {names:?}");
}

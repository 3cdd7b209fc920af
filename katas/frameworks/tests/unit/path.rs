//! A path, taken apart and decoded.

use frameworks::path::PathError::{self, BadEscape, NotUtf8};
use frameworks::path::{percent_decode, segments};
use rstest::rstest;

/// A path is bytes of ASCII, and a to-do list may be called "für zwei". So other characters travel as their bytes of
/// UTF-8, each as a percent sign and two hexadecimal digits, in small letters or capitals. A plus is a plus: it means a
/// space only in forms, and a path is not a form. A decoded text is not decoded a second time. (RFC 3986 §2.1; for the
/// plus: URL Standard, application/x-www-form-urlencoded)
#[rstest]
#[case::nothing_to_decode("milk", "milk")]
#[case::a_space_and_a_plus("1%20+%201", "1 + 1")]
#[case::two_bytes_of_one_character("f%c3%BCr", "für")]
#[case::an_escaped_percent_sign("%252F", "%2F")]
fn a_percent_sign_and_two_digits_are_a_byte(#[case] text: &str, #[case] decoded: &str) {
    assert_eq!(percent_decode(text), Ok(decoded.to_owned()), "{text:?}");
}

/// A server has an answer to everything that a client can send: here an error, and never a panic. (RFC 3986 §2.1)
#[rstest]
#[case::cut_off("100%", BadEscape)]
#[case::another_letter("%1g", BadEscape)]
#[case::a_plus_for_a_digit("%+1", BadEscape)]
#[case::no_text("%FF", NotUtf8)]
fn what_is_no_escape_is_refused(#[case] text: &str, #[case] error: PathError) {
    assert_eq!(percent_decode(text), Err(error), "{text:?}");
}

/// The text between two slashes is a segment. An empty one counts, so a slash at the end makes a difference. The order
/// matters: split first, then decode. A client sends a slash that is *data* as `%2F`. If you decode first, you can no longer
/// tell the two apart: the file `a/b` becomes the file `b` in a folder `a`. `.` and `..` are segments like any
/// other: they lead nowhere here. (RFC 3986 §2.4)
#[rstest]
#[case::the_root("/", &[""])]
#[case::one("/todos", &["todos"])]
#[case::a_slash_at_the_end("/todos/7/", &["todos", "7", ""])]
#[case::an_escaped_slash("/a%2Fb/c", &["a/b", "c"])]
#[case::two_dots("/./a/../b", &[".", "a", "..", "b"])]
#[case::an_escaped_percent_sign("/%252F", &["%2F"])]
fn a_path_is_split_and_then_decoded(#[case] path: &str, #[case] expected: &[&str]) {
    let expected = expected.iter().map(ToString::to_string).collect();
    assert_eq!(segments(path), Ok(expected), "the segments of {path:?}");
}

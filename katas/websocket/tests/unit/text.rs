//! UTF-8 that arrives in parts.

use rstest::rstest;
use websocket::Violation::NotUtf8;
use websocket::{Violation, whole_characters};

/// A text is UTF-8, but a fragment need not be: it may end inside a character. So the question for a part is whether it
/// can still become UTF-8. Half of a `κ` may be completed, and is left for later. A byte that begins no character can
/// never become one. The same holds for the first half of a surrogate, of a code point that is too high, or of a form
/// that is longer than needed. Those are refused at once, before the client has sent the rest. If you use the library's
/// check, the last four cases pass at once. (RFC 6455 §5.6, §8.1, RFC 3629 §3)
#[rstest]
#[case::letters(b"abc", Ok(3))]
#[case::half_a_character(b"ab\xce", Ok(2))]
#[case::a_byte_that_begins_none(b"ab\xff", Err(NotUtf8))]
#[case::half_a_surrogate(b"\xed\xa0", Err(NotUtf8))]
#[case::half_of_what_is_too_high(b"\xf4\x90", Err(NotUtf8))]
#[case::half_of_a_form_of_three_bytes_that_is_too_long(b"\xe0\x80", Err(NotUtf8))]
#[case::half_of_a_form_of_four_bytes_that_is_too_long(b"\xf0\x80", Err(NotUtf8))]
fn half_a_character_is_waited_for_and_nonsense_is_not(
    #[case] bytes: &[u8],
    #[case] expected: Result<usize, Violation>,
) {
    let found = whole_characters(bytes);
    assert_eq!(found, expected, "the bytes that are whole in {bytes:02x?}");
}

//! UTF-8 that arrives in parts.

use rstest::rstest;
use websocket::Violation::NotUtf8;
use websocket::{Violation, whole_characters};

/// A text is UTF-8, and a fragment need not be: it may end amid a character. So the question for a part is not whether
/// it is right, but whether it still can be. Half of a `κ` may be completed, and is left for later; a byte that begins
/// no character may not, and neither may the first half of a surrogate, of a character behind the last one, or of one
/// that is written longer than it has to be. Those are refused at once, before the client has sent the rest; if the
/// library decides, the last two are green at once. (RFC 6455 §5.6, §8.1, RFC 3629 §3)
#[rstest]
#[case::letters(b"abc", Ok(3))]
#[case::half_a_character(b"ab\xce", Ok(2))]
#[case::a_byte_that_begins_none(b"ab\xff", Err(NotUtf8))]
#[case::half_a_surrogate(b"\xed\xa0", Err(NotUtf8))]
#[case::half_of_what_is_too_high(b"\xf4\x90", Err(NotUtf8))]
fn half_a_character_is_waited_for_and_nonsense_is_not(
    #[case] bytes: &[u8],
    #[case] expected: Result<usize, Violation>,
) {
    let found = whole_characters(bytes);
    assert_eq!(found, expected, "the bytes that are whole in {bytes:02x?}");
}

//! UTF-8 that arrives in parts (RFC 6455 §8.1).

use crate::violation::Violation;

/// How many of these bytes are complete characters. The rest, at most three bytes, is the beginning of one.
///
/// A frame or a packet may end inside a character, so an incomplete one at the end is no error yet.
///
/// # Errors
/// [`Violation::NotUtf8`], as soon as no further bytes can make the text valid.
pub fn whole_characters(bytes: &[u8]) -> Result<usize, Violation> {
    todo!()
}

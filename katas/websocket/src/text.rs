//! UTF-8 that arrives in parts (RFC 6455 §8.1).

use crate::violation::Violation;

/// How many of these bytes are whole characters. The rest, three bytes at most, is the beginning of one.
///
/// A character may be cut in two wherever a frame or a packet ends, so half of one is no mistake yet.
///
/// # Errors
/// [`Violation::NotUtf8`], as soon as no bytes that may still come can make the text right.
pub fn whole_characters(bytes: &[u8]) -> Result<usize, Violation> {
    todo!()
}

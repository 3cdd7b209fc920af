//! title: Checks UTF-8 fragment by fragment
//! severity: critical
//! seen by: unit::text::half_a_character_is_waited_for_and_nonsense_is_not
//! rule: A character may be cut in two wherever a frame or a packet ends, so half of one is no mistake yet.
//! asks: what becomes of a text that is cut within a character?
//!
//! Each piece has to be a text of its own. In English every piece is. In every other language a message is cut amid a
//! character sooner or later, and the connection fails with 1007 for a client that did nothing wrong.
//!
//! The unit of the rule is the message. One letter that is two bytes, cut in the middle, shows it.

mod text {
    pub fn whole_characters(bytes: &[u8]) -> Result<usize, Violation> {
        str::from_utf8(bytes)
            .map(str::len)
            .map_err(|_| Violation::NotUtf8)
    }
}

//! title: Checks UTF-8 fragment by fragment
//! severity: critical
//! seen by: unit::text::half_a_character_is_waited_for_and_nonsense_is_not
//! rule: A frame or a packet may end inside a character, so an incomplete one at the end is no error yet.
//! asks: what happens to a text that is cut within a character?
//!
//! The code checks each piece as a text of its own. English pieces always pass. In other languages a cut within a
//! character comes sooner or later. The connection then fails with 1007, although the client did nothing wrong.
//!
//! The rule is about the whole message. A test cuts a letter of two bytes in the middle.

mod text {
    pub fn whole_characters(bytes: &[u8]) -> Result<usize, Violation> {
        str::from_utf8(bytes)
            .map(str::len)
            .map_err(|_| Violation::NotUtf8)
    }
}

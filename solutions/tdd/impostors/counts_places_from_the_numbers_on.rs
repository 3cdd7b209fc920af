//! title: Counts places from the numbers on
//! severity: minor
//! seen by: unit::header::the_comma_separates_no_more
//! rule: The first character of the whole text has position 0.
//! asks: which position does an error name in a text that has a header?
//!
//! The header is read and put away, and what follows is counted from 0. The place in the message is a place in a text
//! that nobody but the program has ever seen.
//!
//! A place is part of the answer. A test that only asks whether there is an error does not see where it points.

mod header {
    /// Reads the header.
    pub fn read(text: &str) -> Result<Header<'_>, AddError> {
        let Some(after_mark) = text.strip_prefix(MARK) else {
            return Ok(Header {
                separators: vec![",", "\n"],
                body: text,
                start: 0,
            });
        };
        let Some((line, body)) = after_mark.split_once('\n') else {
            return Err(AddError::HeaderWithoutEnd {
                position: text.chars().count(),
            });
        };
        Ok(Header {
            separators: separators(line)?,
            body,
            start: 0,
        })
    }
}

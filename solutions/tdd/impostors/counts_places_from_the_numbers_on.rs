//! title: Counts positions from the end of the header
//! severity: minor
//! seen by: unit::header::the_comma_separates_no_more
//! rule: The first character of the whole text has position 0.
//! asks: which position does an error name in a text that has a header?
//!
//! The code removes the header and counts the rest from 0. The user then looks at this position in the whole text,
//! and finds nothing wrong there.
//!
//! A test that only expects an error passes. The test has to check the position, in a text with a header.

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

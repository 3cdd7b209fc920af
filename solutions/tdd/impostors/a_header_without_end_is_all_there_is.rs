//! title: Reads a header without a line break as a text without numbers
//! severity: major
//! seen by: unit::header::a_header_ends_in_a_line_break
//! rule: the header does not end: a line break is missing at position 6, the end of the text
//! asks: what does a caller get for a header with no line break behind it?
//!
//! `split_once('\n').unwrap_or((";", ""))` cannot panic, so it looks careful. But a user who forgets the line break
//! gets the sum of no numbers, 0. So does a user who types `\n` in a shell that does not make a line break of it.
//!
//! A default value hides the missing line break. A test with a header that does not end, such as `//;1;2`, expects an
//! error.

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
        let (line, body) = after_mark.split_once('\n').unwrap_or((";", ""));
        Ok(Header {
            separators: separators(line)?,
            body,
            start: MARK.len() + line.chars().count() + 1,
        })
    }
}

//! title: A header without an end is all there is
//! severity: major
//! seen by: unit::header::a_header_ends_in_a_line_break
//! rule: the header does not end: a line break is missing at position 6, the end of the text
//! asks: what does a caller get for a header with no line break behind it?
//!
//! `split_once('\n').unwrap_or((text, ""))` has no `unwrap` that could panic, and looks careful. Whoever forgets the line
//! break, or types `\n` where the shell does not make one of it, gets the sum of no numbers: 0.
//!
//! A default is an answer to a question that somebody should have asked. A test asks it.

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

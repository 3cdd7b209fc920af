//! title: Keeps the space behind a value
//! severity: minor
//! seen by: unit::grammar::this_text_has_these_values
//! rule: White space around the name and around the value does not count.
//! asks: what is a value worth with white space behind it?
//!
//! Nobody sees the space at the end of a line, and the editor did not put it there on purpose. The port `8080 ` is malformed, and
//! the report looks as if it were not.
//!
//! Invisible characters are worth a test each, for the same reason that they are a trap.

mod dotenv {
    fn without_comment(text: &str) -> &str {
        let end = text
            .match_indices('#')
            .map(|(index, _)| index)
            .find(|&index| text[..index].ends_with(BLANKS));
        text[..end.unwrap_or(text.len())].trim_start_matches(BLANKS)
    }
}

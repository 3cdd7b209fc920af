//! title: Keeps the space behind a value
//! severity: minor
//! seen by: unit::grammar::this_text_has_these_values
//! rule: White space around the name and around the value does not count.
//! asks: what is a value worth with white space behind it?
//!
//! A space at the end of a line is invisible, and users leave one there by accident. The port `8080 ` is then
//! malformed. In the report it looks right.
//!
//! Invisible characters each need a test.

mod dotenv {
    fn without_comment(text: &str) -> &str {
        let end = text
            .match_indices('#')
            .map(|(index, _)| index)
            .find(|&index| text[..index].ends_with(BLANKS));
        text[..end.unwrap_or(text.len())].trim_start_matches(BLANKS)
    }
}

//! title: Keeps the space behind a value
//! severity: minor
//! seen by: unit::grammar::this_text_has_these_values
//! rule: White space around the name and around the value does not count.
//! asks: what happens to white space behind a value?
//!
//! A space at the end of a line is invisible, and users leave one there by accident. The port `8080 ` is then
//! malformed. In the report it looks right.
//!
//! A test needs a value with a space behind it, because an author does not see the space.

mod dotenv {
    fn without_comment(text: &str) -> &str {
        let end = text
            .match_indices('#')
            .map(|(index, _)| index)
            .find(|&index| text[..index].ends_with(BLANKS));
        text[..end.unwrap_or(text.len())].trim_start_matches(BLANKS)
    }
}

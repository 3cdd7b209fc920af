//! title: Reads escapes in single quotes
//! severity: minor
//! seen by: unit::grammar::this_text_has_these_values
//! rule: In single quotes each character means itself.
//! asks: what does a backslash mean in single quotes?
//!
//! The code treats both kinds of quotes alike. `'C:\new'` then has a line break in it. A user who pastes a text into
//! single quotes expects each character to mean itself.
//!
//! A test needs a backslash in single quotes, because there the two kinds differ.

mod dotenv {
    fn value(right: &str) -> Result<String, Reason> {
        let trimmed = right.trim_start_matches(BLANKS);
        if let Some(inside) = trimmed.strip_prefix('\'') {
            quoted(inside, '\'', unescape)
        } else if let Some(inside) = trimmed.strip_prefix('"') {
            quoted(inside, '"', unescape)
        } else {
            Ok(without_comment(right).to_owned())
        }
    }
}

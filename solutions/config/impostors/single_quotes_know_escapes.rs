//! title: Single quotes know escapes
//! severity: minor
//! seen by: unit::grammar::this_text_has_these_values
//! rule: In single quotes everything means itself.
//! asks: what does a backslash mean in single quotes?
//!
//! A `'C:\new'` becomes two lines. Single quotes are the ones in which everything means itself, and that is what they are for:
//! pasting something that nobody has to read first.
//!
//! Two kinds of quotes that do the same would be one too many. Test in what they differ.

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

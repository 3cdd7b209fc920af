//! title: A `#` in quotes starts a comment
//! severity: critical
//! seen by: unit::grammar::this_text_has_these_values
//! rule: A value that begins with a quote, `'` or `"`, ends at the next such quote, perhaps in a later line; line breaks in it become `\n`.
//! asks: what does a `#` mean inside double quotes?
//!
//! The code removes comments first and then looks at the quotes. A user puts a password with ` #` in quotes for
//! exactly this reason. The password loses its second half and the closing quote.
//!
//! Quotes protect characters with a special meaning. A test puts such a character into quotes.

mod dotenv {
    fn value(right: &str) -> Result<String, Reason> {
        let trimmed = without_comment(right);
        if let Some(inside) = trimmed.strip_prefix('\'') {
            quoted(inside, '\'', |raw| Ok(raw.to_owned()))
        } else if let Some(inside) = trimmed.strip_prefix('"') {
            quoted(inside, '"', unescape)
        } else {
            Ok(trimmed.to_owned())
        }
    }
}

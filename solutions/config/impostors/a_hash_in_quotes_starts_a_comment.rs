//! title: A `#` in quotes starts a comment
//! severity: critical
//! seen by: unit::grammar::this_text_has_these_values
//! rule: A value that begins with a quote, `'` or `"`, ends at the next such quote, perhaps in a later line; line breaks in it are `\n`, however the file has them.
//! asks: what does a `#` mean inside double quotes?
//!
//! Comments are cut off first, and then the quotes are looked at. A password with ` #` in it, which is quoted for just that
//! reason, loses its second half, and its closing quote.
//!
//! Quotes are there for what would mean something otherwise. Test them with that.

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

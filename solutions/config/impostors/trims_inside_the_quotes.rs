//! title: Trims inside the quotes
//! severity: minor
//! seen by: unit::grammar::this_text_has_these_values
//! rule: A value that begins with a quote, `'` or `"`, ends at the next such quote, perhaps in a later line; line breaks in it are `\n`, however the file has them.
//! asks: what is a quoted value worth with white space at its ends?
//!
//! The quotes are taken off, and the value is trimmed for good measure. But whoever wants white space at the end of a value has
//! no other way than quotes to say so.
//!
//! Trimming and unquoting do not commute. A value with a space at both ends sees in which order they come.

mod dotenv {
    fn quoted(
        inside: &str,
        quote: char,
        meaning: fn(&str) -> Result<String, Reason>,
    ) -> Result<String, Reason> {
        let end = closing_quote(inside, quote).ok_or(Reason::UnclosedQuote)?;
        let value = meaning(&inside[..end])?.trim_matches(BLANKS).to_owned();
        let behind = &inside[end + quote.len_utf8()..];
        if without_comment(behind).is_empty() {
            Ok(value)
        } else {
            Err(Reason::TextBehindQuote)
        }
    }
}

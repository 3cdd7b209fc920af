//! title: Trims inside the quotes
//! severity: minor
//! seen by: unit::grammar::this_text_has_these_values
//! rule: A value that begins with a quote, `'` or `"`, ends at the next such quote, perhaps in a later line; line breaks in it become `\n`.
//! asks: what happens to white space at the ends of a quoted value?
//!
//! The code removes the quotes and then trims the value. But quotes are the only way to write a value with white
//! space at its ends, so the user loses it.
//!
//! A test needs a quoted value with a space at both ends.

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

//! title: An escaped quote ends the value
//! severity: major
//! seen by: unit::grammar::this_text_has_these_values
//!
//! The end of the value is where the next quote is, whatever stands in front of it. The first password with a `"` in it is a bad
//! line.
//!
//! To find an end one has to know what can stand before it.

mod dotenv {
    fn closing_quote(text: &str, quote: char) -> Option<usize> {
        text.find(quote)
    }
}

//! title: An escaped quote ends the value
//! severity: major
//! seen by: unit::grammar::this_text_has_these_values
//! rule: In double quotes `\n`, `\r` and `\t` are the line feed, the carriage return and the tab, and a `\` in front of `\`, `"`, `$` or `` ` `` takes away what these mean.
//! asks: where does a value in double quotes end that has an escaped quote in it?
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

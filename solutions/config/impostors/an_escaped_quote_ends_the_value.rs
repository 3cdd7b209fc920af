//! title: Ends a value at an escaped quote
//! severity: major
//! seen by: unit::grammar::this_text_has_these_values
//! rule: In double quotes `\n`, `\r` and `\t` are the line feed, the carriage return and the tab, and a `\` in front of `\`, `"`, `$` or `` ` `` makes that character mean itself.
//! asks: where does a value in double quotes end if it has an escaped quote in it?
//!
//! The code ends the value at the next quote, whatever is in front of it. A user with a `"` in a password gets an
//! error about a bad line.
//!
//! Tests with simple quoted values pass. A test needs an escaped quote inside the value.

mod dotenv {
    fn closing_quote(text: &str, quote: char) -> Option<usize> {
        text.find(quote)
    }
}

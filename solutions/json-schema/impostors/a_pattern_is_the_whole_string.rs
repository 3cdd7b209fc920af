//! title: Matches a pattern against the whole string
//! severity: major
//! seen by: unit::strings::a_pattern_is_found_anywhere_in_the_string
//! rule: `pattern` | a regular expression (JavaScript's, with its flag `u`) that is found somewhere in the string
//! asks: does a pattern without anchors match a string that goes on behind it?
//!
//! HTML's `pattern` is anchored, and some libraries have a `matches` that is. JSON Schema's `pattern` is not, so this
//! code refuses strings that the schema allows.
//!
//! A pattern with `^` and `$` does not show it. A pattern without them and a string that goes on do.

mod pattern {
    impl Pattern {
        pub(crate) fn is_in(&self, text: &str) -> Result<bool, GaveUp> {
            let found = self.regex.find(text).map_err(|_| GaveUp)?;
            Ok(found.is_some_and(|found| found.start() == 0 && found.end() == text.len()))
        }
    }
}

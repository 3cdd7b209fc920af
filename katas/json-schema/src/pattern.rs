//! Regular expressions, in the dialect that JSON Schema asks for: that of JavaScript (ECMA-262, with its flag `u`).

use fancy_regex::Regex;

use crate::ecma;

/// A regular expression.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    regex: Regex,
}

/// The search was given up: the pattern goes back and forth for too long on this text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct GaveUp;

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What is wrong with it, or which limit of this program it is beyond.
    pub(crate) fn new(text: &str) -> Result<Self, String> {
        let translated = ecma::translated(text)?;
        let regex = Regex::new(&translated).map_err(|error| {
            // The library points into its own text, over several lines. What matters stands in the last one.
            let error = error.to_string();
            let last = error.lines().last().unwrap_or_default();
            format!("this program cannot search for it: {last}")
        })?;
        Ok(Self { regex })
    }

    /// Whether the pattern is found in the text. It need not be all of the text, unless it says so with `^` and `$`.
    ///
    /// # Errors
    /// [`GaveUp`], for a pattern with which this could take for ever.
    pub(crate) fn is_in(&self, text: &str) -> Result<bool, GaveUp> {
        self.regex.is_match(text).map_err(|_| GaveUp)
    }
}

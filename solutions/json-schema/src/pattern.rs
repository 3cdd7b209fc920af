//! Regular expressions in the dialect of JSON Schema: that of JavaScript (ECMA-262, with its flag `u`).

use fancy_regex::Regex;

use crate::ecma;

/// A regular expression.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    regex: Regex,
}

/// The search was given up, because the pattern backtracks for too long on this text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct GaveUp;

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What is wrong with it, or which limit of this program it exceeds.
    pub(crate) fn new(text: &str) -> Result<Self, String> {
        let translated = ecma::translated(text)?;
        let regex = Regex::new(&translated).map_err(|error| {
            // The library's message has several lines, with a marker in its own text. The last line has the
            // reason.
            let error = error.to_string();
            let last = error.lines().last().unwrap_or_default();
            format!("this program cannot search for it: {last}")
        })?;
        Ok(Self { regex })
    }

    /// Whether the pattern matches somewhere in the text. It need not match the whole text, unless it has `^` and
    /// `$`.
    ///
    /// # Errors
    /// [`GaveUp`], for a pattern with which this could take for ever.
    pub(crate) fn is_in(&self, text: &str) -> Result<bool, GaveUp> {
        self.regex.is_match(text).map_err(|_| GaveUp)
    }
}

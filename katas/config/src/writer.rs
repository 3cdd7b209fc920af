//! Changes the text of an `.env` file.

use crate::dotenv::{Entry, parse};
use crate::problem::{Problem, Report};

/// A line for `.env`, without its line break, from which [`parse`] reads this value again.
///
/// An empty value, or one of only ASCII letters, digits and `_-.:/,*`, is written unchanged. Every other value is
/// written in double quotes. The line feed, the carriage return and the tab become `\n`, `\r` and `\t`. Each `\`, `"`,
/// `$` and `` ` `` gets a `\` in front, so that a shell reads the same value.
///
/// The name has to be valid in an `.env` file.
///
/// ```
/// assert_eq!(config::assignment("A", "1 # 2"), "A=\"1 # 2\"");
/// ```
#[must_use]
pub fn assignment(name: &str, value: &str) -> String {
    todo!()
}

/// The text of an `.env` file with this name set to this value.
///
/// - The new assignment takes the place of the first one of that name. The text before the name stays (white space,
///   `export`), and so does the text behind the value (white space, a comment, the `\r` of `\r\n`). White space between
///   the name and the value is removed. If the line had no line break, it gets `\n`.
/// - All further assignments of that name are removed with their lines, because an old password in a file is still
///   a password.
/// - If the name had no assignment, a new line is added at the end, and ends with `\n`. If the last line of the file
///   has no line break, it gets `\n` first. A byte order mark alone is no line.
/// - Everything else stays as it is.
///
/// # Errors
/// A report of all bad lines, if there are any: after a quote that is not closed, the meaning of a line is not
/// certain.
pub fn set(text: &str, name: &str, value: &str) -> Result<String, Report> {
    todo!()
}

//! Writes into the text of an `.env` file.

use crate::dotenv::{Entry, parse};
use crate::problem::{Problem, Report};

/// A line for `.env`, without its line break, from which [`parse`] reads this value again.
///
/// A value of ASCII letters, digits and `_-.:/,*` alone, or of nothing, stands as it is. Every other value stands in double
/// quotes, with the line feed, the carriage return and the tab as `\n`, `\r` and `\t`, and with a `\` in front of each `\`,
/// `"`, `$` and `` ` ``, so that a shell that reads the file takes them for themselves too.
///
/// The name has to be one that an `.env` file can have.
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
/// - The new assignment takes the place of the first one of that name. All that stands in front of the name there stays (white
///   space, `export`), and all that stands behind the value (white space, a comment, the `\r` of `\r\n`). White space between
///   the name and the value goes. If the line had no line break, it gets `\n`.
/// - All further assignments of that name go with their lines, since an old password in a file is still a password.
/// - If there was none, a new line comes at the end, and ends with `\n`. If the last line of the file has no line break, it
///   gets `\n` first. A byte order mark alone is no line.
/// - Everything else stays as it is.
///
/// # Errors
/// A report of all bad lines, if there are any: behind a quote that is not closed, no line would mean what it says.
pub fn set(text: &str, name: &str, value: &str) -> Result<String, Report> {
    todo!()
}

//! Reads the text of an `.env` file.

use thiserror::Error;

use crate::secret::Secret;

/// The content of an `.env` file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DotEnv {
    /// Its assignments, in their order. A name may occur more than once.
    pub entries: Vec<Entry>,
    /// Its lines that could not be read, in their order.
    pub bad_lines: Vec<BadLine>,
}

/// An assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name in front of the `=`.
    pub name: String,
    /// The text behind it, without quotes and with the escapes resolved. It is treated as a secret, because it may be
    /// one.
    pub value: Secret<String>,
    /// The line that it begins in, counted from 1.
    pub first_line: usize,
    /// The line that it ends in: a later one, if the value has line breaks in quotes.
    pub last_line: usize,
}

/// A line that could not be read. Its text is not kept, because it may be a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(".env:{line}: {reason}")]
pub struct BadLine {
    /// The line that the assignment begins in, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: Reason,
}

/// Why a line could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Reason {
    /// It is neither empty nor a comment, and has no `=`, such as `export NAME`.
    #[error("there is no `=`")]
    NoEquals,
    /// A name is made of ASCII letters, digits and `_`, and does not begin with a digit.
    #[error("the name in front of the `=` is none")]
    BadName,
    /// A quote that is not closed before the file ends. The next line is read as usual.
    #[error("the quote is not closed")]
    UnclosedQuote,
    /// A `\` in double quotes that does not begin an escape.
    #[error("there is no such escape; a `\\` in double quotes is written `\\\\`")]
    BadEscape,
    /// Text behind the closing quote that is no white space and no comment.
    #[error("something stands behind the closing quote")]
    TextBehindQuote,
}

impl DotEnv {
    /// The assignment of this name that counts: the last one, as in a shell.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Entry> {
        todo!()
    }
}

/// Reads the text of an `.env` file. It never refuses a whole text. A line that cannot be read is in
/// [`bad_lines`](DotEnv::bad_lines), with its first reason from left to right.
///
/// - A line ends with `\n` or `\r\n`. White space is the space, the tab and the carriage return, and no other character. A
///   byte order mark at the beginning of the file is skipped.
/// - Lines of white space are skipped, and so are comments: lines that begin with `#`, perhaps behind white space.
/// - Everything else is `NAME=value`, perhaps with the word `export` and white space in front. White space around the
///   name and around the value does not count. If only white space is between `export` and the `=`, `export` is the name.
/// - A value without quotes ends with its line, or at a `#` with white space in front of it. Each of its characters
///   means itself.
/// - A value that begins with a quote, `'` or `"`, ends at the next such quote, perhaps in a later line; line breaks in
///   it become `\n`. Behind it there may be white space, and a comment behind that. The assignment has all lines up to
///   its closing quote, even if it is bad. Without a closing quote it has one line.
/// - In single quotes each character means itself. In double quotes `\n`, `\r` and `\t` are the line feed, the carriage
///   return and the tab, and a `\` in front of `\`, `"`, `$` or `` ` `` makes that character mean itself.
/// - `$` means itself everywhere: nothing is substituted.
#[must_use]
pub fn parse(text: &str) -> DotEnv {
    todo!()
}

//! Reads the text of an `.env` file.

use thiserror::Error;

use crate::secret::Secret;

/// What an `.env` file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DotEnv {
    /// Its assignments, in their order. A name may be there more than once.
    pub entries: Vec<Entry>,
    /// Its lines that could not be read, in their order.
    pub bad_lines: Vec<BadLine>,
}

/// An assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name in front of the `=`.
    pub name: String,
    /// What stands behind it, without quotes and with the escapes resolved. Nobody knows yet whether it is a secret, so it
    /// is treated as one.
    pub value: Secret<String>,
    /// The line that it begins in, counted from 1.
    pub first_line: usize,
    /// The line that it ends in: another one, if it has line breaks in quotes.
    pub last_line: usize,
}

/// A line that could not be read. What stands in it is not repeated: it may be a secret.
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
    /// Neither empty nor a comment, and no `=` in it. `export NAME` alone is such a line.
    #[error("there is no `=`")]
    NoEquals,
    /// A name is made of ASCII letters, digits and `_`, and does not begin with a digit.
    #[error("the name in front of the `=` is none")]
    BadName,
    /// A quote that opens and is not closed before the file ends. Reading goes on in the next line.
    #[error("the quote is not closed")]
    UnclosedQuote,
    /// A `\` in double quotes with something behind it that is no escape.
    #[error("there is no such escape; a `\\` in double quotes is written `\\\\`")]
    BadEscape,
    /// Something behind the closing quote other than white space and a comment.
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

/// Reads the text of an `.env` file. There is no text that it refuses as a whole: what cannot be read is among the
/// [`bad_lines`](DotEnv::bad_lines), with the reason that comes first from left to right.
///
/// - A line ends with `\n` or `\r\n`. White space is the space, the tab and the carriage return, and no other character. A
///   byte order mark at the beginning of the file is skipped.
/// - Lines with white space alone are skipped, and so are comments: lines that begin with `#`, perhaps behind white space.
/// - Everything else is `NAME=value`, perhaps with the word `export` and white space in front. White space around the name
///   and around the value does not count. With nothing but white space between it and the `=`, `export` is the name.
/// - A value without quotes ends with its line, or at a `#` with white space in front of it. Everything in it means itself.
/// - A value that begins with a quote, `'` or `"`, ends at the next such quote, perhaps in a later line; line breaks in it
///   are `\n`, however the file has them. Behind it there may be white space, and a comment behind that. The assignment
///   has all lines up to its closing quote, also if something is wrong with it. Without a closing quote it has one line.
/// - In single quotes everything means itself. In double quotes `\n`, `\r` and `\t` are the line feed, the carriage return
///   and the tab, and a `\` in front of `\`, `"`, `$` or `` ` `` takes away what these mean.
/// - `$` means itself everywhere: nothing is substituted.
#[must_use]
pub fn parse(text: &str) -> DotEnv {
    todo!()
}

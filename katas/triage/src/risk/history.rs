//! What changed, and what broke: a line for each time that somebody worked on a module.

use super::problem::{BadLine, Problem};
use crate::date::Date;

/// Why somebody worked on a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It should do something else, or look better.
    Change,
    /// It was broken, and was mended.
    Fault,
}

/// A line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When it happened.
    pub date: Date,
    /// What it happened to.
    pub module: String,
    /// Why it happened.
    pub kind: Kind,
    /// What somebody wrote about it.
    pub note: String,
}

/// Reads a line: date, module, `change` or `fault`, and a note, with commas between them.
///
/// The note is the last field and may have commas of its own, or be empty; its comma has to be there. Nothing is
/// trimmed.
///
/// # Errors
/// The first that applies: [`Problem::Fields`] if there are fewer than four fields (4 expected), [`Problem::Date`],
/// [`Problem::NoModule`], [`Problem::Kind`]. Date and kind are quoted as they stand there.
pub fn entry(line: &str) -> Result<Entry, Problem> {
    todo!()
}

/// Reads a history: an entry a line, in the order of the text. Empty lines are no entries, and neither are comments: lines
/// that begin with `#`. A line ends with `\n` or `\r\n`.
///
/// # Errors
/// The first line that is no entry, as [`entry`] has it.
pub fn parse(text: &str) -> Result<Vec<Entry>, BadLine> {
    todo!()
}

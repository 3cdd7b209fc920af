//! What changed and what broke: a line for each change to a module.

use super::problem::{BadLine, Problem};
use crate::date::Date;

/// Why a module was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// For new behaviour, or for better code.
    Change,
    /// To fix a fault.
    Fault,
}

/// A line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When it happened.
    pub date: Date,
    /// The module's name.
    pub module: String,
    /// Why it happened.
    pub kind: Kind,
    /// The author's note.
    pub note: String,
}

/// Reads a line: date, module, `change` or `fault`, and a note, with commas between them.
///
/// The note is the last field. It may have commas or be empty, but the comma before it is required. Nothing is
/// trimmed.
///
/// # Errors
/// The first that applies: [`Problem::Fields`] if there are fewer than four fields (4 expected), [`Problem::Date`],
/// [`Problem::NoModule`], [`Problem::Kind`]. Date and kind are quoted unchanged.
pub fn entry(line: &str) -> Result<Entry, Problem> {
    todo!()
}

/// Reads a history: one entry per line, in the order of the text. Empty lines are no entries, and neither are comments:
/// lines that begin with `#`. A line ends with `\n` or `\r\n`.
///
/// # Errors
/// The error of the first line that is no entry ([`entry`]).
pub fn parse(text: &str) -> Result<Vec<Entry>, BadLine> {
    todo!()
}

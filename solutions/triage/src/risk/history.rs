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
    let fields: Vec<_> = line.splitn(4, ',').collect();
    let [date, module, kind, note] = fields[..] else {
        return Err(Problem::Fields {
            expected: 4,
            found: fields.len(),
        });
    };
    let date = Date::parse(date).ok_or_else(|| Problem::Date(date.to_owned()))?;
    if module.is_empty() {
        return Err(Problem::NoModule);
    }
    let kind = match kind {
        "change" => Kind::Change,
        "fault" => Kind::Fault,
        _ => return Err(Problem::Kind(kind.to_owned())),
    };
    Ok(Entry {
        date,
        module: module.to_owned(),
        kind,
        note: note.to_owned(),
    })
}

/// Reads a history: one entry per line, in the order of the text. Empty lines are no entries, and neither are comments:
/// lines that begin with `#`. A line ends with `\n` or `\r\n`.
///
/// # Errors
/// The error of the first line that is no entry ([`entry`]).
pub fn parse(text: &str) -> Result<Vec<Entry>, BadLine> {
    numbered(text)
        .into_iter()
        .map(|(line, text)| entry(text).map_err(|problem| BadLine { line, problem }))
        .collect()
}

/// The lines with content, with their numbers.
pub(super) fn numbered(text: &str) -> Vec<(usize, &str)> {
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .collect()
}

//! Why a text has no sum, and where in it.

use thiserror::Error;

/// Why a text has no sum.
///
/// Positions count characters from 0, from the beginning of the whole text, its header included.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AddError {
    /// A separator without a number before or behind it.
    #[error("a number is missing at position {position}")]
    MissingNumber {
        /// Where the number is missing.
        position: usize,
    },
    /// Something between two separators that is not a number: white space and a `+` count as part of it.
    #[error("{found:?} at position {position} is not a number")]
    NotANumber {
        /// The whole text between the separators.
        found: String,
        /// Where it begins.
        position: usize,
    },
    /// Negative numbers: all that the text has, in its order.
    #[error("negatives are not allowed: {}", listed(.0))]
    Negatives(Vec<Negative>),
    /// A text that begins with `//` and has no line break.
    #[error("the header does not end: a line break is missing at position {position}")]
    HeaderWithoutEnd {
        /// The end of the text.
        position: usize,
    },
    /// A header that names no separator, or a pair of brackets with none between them.
    #[error("a separator is missing at position {position}")]
    NoSeparator {
        /// Where the separator is missing.
        position: usize,
    },
    /// A separator with a digit or a minus in it, so that it could be part of a number.
    #[error("{character:?} at position {position} cannot separate: it could be part of a number")]
    PartOfANumber {
        /// The first such character.
        character: char,
        /// Where it stands.
        position: usize,
    },
    /// A separator of several characters that is not in brackets, or anything else next to the brackets.
    #[error("{found:?} at position {position} is not in brackets")]
    NotInBrackets {
        /// The rest of the header from there on.
        found: String,
        /// Where it begins.
        position: usize,
    },
    /// A bracket that is not closed before the header ends.
    #[error("the bracket at position {position} is not closed")]
    UnclosedBracket {
        /// Where it opens.
        position: usize,
    },
}

/// A negative number, and its position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Negative {
    /// The number as it is written, because it may be too long for every integer type.
    pub number: String,
    /// Where it begins.
    pub position: usize,
}

/// Negative numbers as a person reads them: `-1 at position 0, -3 at position 5`.
fn listed(negatives: &[Negative]) -> String {
    negatives
        .iter()
        .map(|negative| format!("{} at position {}", negative.number, negative.position))
        .collect::<Vec<_>>()
        .join(", ")
}

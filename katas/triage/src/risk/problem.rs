//! Errors in the history or the inventory.

use thiserror::Error;

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// There are too few fields, or too many.
    #[error("a line has {expected} fields with commas between them, and here are {found}")]
    Fields {
        /// How many there should be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// It is no day of the calendar, or has another notation.
    #[error("{0:?} is no date such as 2026-01-31")]
    Date(String),
    /// The module has no name.
    #[error("the module has no name")]
    NoModule,
    /// It is neither a change nor a fault.
    #[error("{0:?} is neither `change` nor `fault`")]
    Kind(String),
    /// It is no criticality.
    #[error("{0:?} is none of `cosmetic`, `nuisance`, `work`, `money` and `breach`")]
    Criticality(String),
    /// It is no number, or too large.
    #[error("{0:?} is no number of branches")]
    Branches(String),
    /// An earlier line has the same module.
    #[error("the module {0:?} is there twice")]
    Twice(String),
}

/// The first invalid line of a text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {problem}")]
pub struct BadLine {
    /// Its number. The first line of the text is 1; comments and empty lines count.
    pub line: usize,
    /// What is wrong with it.
    pub problem: Problem,
}

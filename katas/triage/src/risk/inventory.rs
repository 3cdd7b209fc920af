//! The modules, how complex they are, and what a failure costs.

use super::problem::{BadLine, Problem};

/// What happens when a module breaks. It is not measured: the people who run the service decide it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criticality {
    /// It looks odd.
    Cosmetic,
    /// A user asks what it means.
    Nuisance,
    /// The staff has to fix data by hand.
    Work,
    /// Money is lost.
    Money,
    /// A stranger gets data, rights, or all of the money.
    Breach,
}

impl Criticality {
    /// Reads `cosmetic`, `nuisance`, `work`, `money` or `breach`, in small letters. `None` for anything else.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        todo!()
    }

    /// The cost: from 1 for a cosmetic failure to 5 for a breach, one more for each kind.
    #[must_use]
    pub fn cost(self) -> u32 {
        todo!()
    }
}

/// A module of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// Its name in the history.
    pub name: String,
    /// What happens when it breaks.
    pub criticality: Criticality,
    /// The number of branches in its code: how complex it is.
    pub branches: u32,
}

/// Reads a line: name, criticality and branches, with commas between them. Nothing is trimmed.
///
/// # Errors
/// The first that applies: [`Problem::Fields`] unless there are three fields (3 expected), [`Problem::NoModule`],
/// [`Problem::Criticality`], [`Problem::Branches`] if the text is not only digits `0` to `9`, or does not fit into a
/// `u32`. The last two quote the text.
pub fn module(line: &str) -> Result<Module, Problem> {
    todo!()
}

/// Reads an inventory: one module per line, in the order of the text, with empty lines and comments as in a
/// history ([`super::history::parse`]).
///
/// # Errors
/// The first line that is no module, or that repeats a module ([`Problem::Twice`]).
pub fn parse(text: &str) -> Result<Vec<Module>, BadLine> {
    todo!()
}

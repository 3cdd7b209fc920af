//! Which modules there are, how complex they are, and what they cost when they break.

use super::problem::{BadLine, Problem};

/// What happens when a module breaks. This is no measurement: the people whose service it is have decided it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criticality {
    /// It looks odd.
    Cosmetic,
    /// Somebody asks what it means.
    Nuisance,
    /// Somebody has to mend things by hand.
    Work,
    /// Money is lost.
    Money,
    /// Somebody gets what is not theirs: data, rights, or all of the money.
    Breach,
}

impl Criticality {
    /// Reads `cosmetic`, `nuisance`, `work`, `money` or `breach`, in small letters. `None` for anything else.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        todo!()
    }

    /// What it costs: from 1 for what looks odd to 5 for a breach, one more with each kind of harm.
    #[must_use]
    pub fn cost(self) -> u32 {
        todo!()
    }
}

/// A module of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// As the history calls it.
    pub name: String,
    /// What happens when it breaks.
    pub criticality: Criticality,
    /// In how many places its code decides something: how complex it is.
    pub branches: u32,
}

/// Reads a line: name, criticality and branches, with commas between them. Nothing is trimmed.
///
/// # Errors
/// The first that applies: [`Problem::Fields`] unless there are three fields (3 expected), [`Problem::NoModule`],
/// [`Problem::Criticality`], [`Problem::Branches`] for what is not made of the digits `0` to `9` alone or does not fit
/// into a `u32`. The last two quote what stands there.
pub fn module(line: &str) -> Result<Module, Problem> {
    todo!()
}

/// Reads an inventory: a module a line, in the order of the text, with empty lines and comments as in a history
/// ([`super::history::parse`]).
///
/// # Errors
/// The first line that is no module, or whose module was there before ([`Problem::Twice`]).
pub fn parse(text: &str) -> Result<Vec<Module>, BadLine> {
    todo!()
}

//! The modules, the riskiest first.

use std::cmp::Reverse;

use thiserror::Error;

use super::history::Entry;
use super::inventory::Module;
use super::score::{Levels, churn, faults, level, likelihood};
use crate::date::Date;

/// A module and its risk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// Its name.
    pub module: String,
    /// Its risk: likelihood × cost, from 4 to 100.
    pub score: u32,
    /// How likely it is to break, from 4 to 20.
    pub likelihood: u32,
    /// What it costs then, from 1 to 5.
    pub cost: u32,
    /// How much it has changed.
    pub churn: u32,
    /// How complex it is.
    pub branches: u32,
    /// How often it has been broken.
    pub faults: u32,
}

/// The history has a module that is not in the inventory. It is missing there, or has another spelling. In both cases
/// its risk would be lost.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the module {0:?} is not in the inventory")]
pub struct UnknownModule(pub String);

/// Ranks the modules of an inventory on a day: by score, the highest first; with the same score by cost, the highest
/// first; with the same cost by name, in the order of its bytes.
///
/// The levels of churn, branches and faults are relative to the highest value of their kind among all modules. The
/// order of the modules and of the entries does not matter.
///
/// # Errors
/// [`UnknownModule`] with the module of the first entry that is about none of these.
pub fn rank(
    modules: &[Module],
    entries: &[Entry],
    today: Date,
) -> Result<Vec<Ranked>, UnknownModule> {
    todo!()
}

/// The ranking as a table, a line for each module, in the order given:
///
/// ```text
/// rank  module   score  likelihood  cost  churn  branches  faults
///    1  refunds     80          16     5     14         9       4
///    2  mail         6           6     1      2         3       0
/// ```
///
/// The column `module` is as wide as its longest name, in characters, and at least as wide as its heading. Names are
/// aligned left. All other columns are as wide as their headings, and their numbers are aligned right. Two spaces
/// separate two columns, and every line ends with `\n`. Without modules there is only the line of headings.
#[must_use]
pub fn report(ranked: &[Ranked]) -> String {
    todo!()
}

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

/// The history has a module that is not in the inventory. Somebody forgot it, or wrote it in another way; its risk would
/// be lost in both cases.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the module {0:?} is not in the inventory")]
pub struct UnknownModule(pub String);

/// Ranks the modules of an inventory as they are on a day: by their score, the highest first. Of the same score the one
/// with the higher cost comes first; of the same cost too, the one whose name is first in the order of its bytes.
///
/// Churn, branches and faults become levels by the highest of their kind among all modules. Neither the order of the
/// modules nor that of the entries matters.
///
/// # Errors
/// [`UnknownModule`] with the module of the first entry, in the order of the entries, that is about none of these.
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
/// The column `module` is as wide as its longest name, in characters, and at least as its heading; names begin at its
/// left end. All other columns are as wide as their headings, and numbers stand at their right ends. Between two columns
/// there are two spaces; every line ends with `\n`. Without modules there is only the line of headings.
#[must_use]
pub fn report(ranked: &[Ranked]) -> String {
    todo!()
}

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
    check_names(modules, entries)?;
    let mut ranked: Vec<_> = modules
        .iter()
        .map(|module| counted(module, entries, today))
        .collect();
    let highest = |count: fn(&Ranked) -> u32| ranked.iter().map(count).max().unwrap_or(0);
    let churn = highest(|module| module.churn);
    let branches = highest(|module| module.branches);
    let faults = highest(|module| module.faults);
    for module in &mut ranked {
        module.likelihood = likelihood(Levels {
            churn: level(module.churn, churn),
            complexity: level(module.branches, branches),
            faults: level(module.faults, faults),
        });
        module.score = module.likelihood * module.cost;
    }
    ranked.sort_by(|one, other| {
        let key = |module: &Ranked| Reverse((module.score, module.cost));
        key(one)
            .cmp(&key(other))
            .then_with(|| one.module.cmp(&other.module))
    });
    Ok(ranked)
}

fn check_names(modules: &[Module], entries: &[Entry]) -> Result<(), UnknownModule> {
    let is_known = |entry: &&Entry| modules.iter().any(|module| module.name == entry.module);
    match entries.iter().find(|entry| !is_known(entry)) {
        Some(entry) => Err(UnknownModule(entry.module.clone())),
        None => Ok(()),
    }
}

/// The counts of one module. Only a comparison with the others makes levels of them.
fn counted(module: &Module, entries: &[Entry], today: Date) -> Ranked {
    Ranked {
        module: module.name.clone(),
        score: 0,
        likelihood: 0,
        cost: module.criticality.cost(),
        churn: churn(entries, &module.name, today),
        branches: module.branches,
        faults: faults(entries, &module.name, today),
    }
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
    let longest = ranked
        .iter()
        .map(|module| module.module.chars().count())
        .fold("module".len(), usize::max);
    let heading = format!(
        "rank  {:longest$}  score  likelihood  cost  churn  branches  faults\n",
        "module"
    );
    let lines = (1..).zip(ranked).map(|(rank, module): (usize, _)| {
        let Ranked {
            module,
            score,
            likelihood,
            cost,
            churn,
            branches,
            faults,
        } = module;
        format!(
            "{rank:>4}  {module:longest$}  {score:>5}  {likelihood:>10}  {cost:>4}  {churn:>5}  {branches:>8}  {faults:>6}\n"
        )
    });
    std::iter::once(heading).chain(lines).collect()
}

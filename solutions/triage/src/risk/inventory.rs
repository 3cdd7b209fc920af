//! Which modules there are, how complex they are, and what they cost when they break.

use super::history::numbered;
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
        match word {
            "cosmetic" => Some(Self::Cosmetic),
            "nuisance" => Some(Self::Nuisance),
            "work" => Some(Self::Work),
            "money" => Some(Self::Money),
            "breach" => Some(Self::Breach),
            _ => None,
        }
    }

    /// What it costs: from 1 for what looks odd to 5 for a breach, one more with each kind of harm.
    #[must_use]
    pub fn cost(self) -> u32 {
        match self {
            Self::Cosmetic => 1,
            Self::Nuisance => 2,
            Self::Work => 3,
            Self::Money => 4,
            Self::Breach => 5,
        }
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
    let fields: Vec<_> = line.split(',').collect();
    let [name, criticality, branches] = fields[..] else {
        return Err(Problem::Fields {
            expected: 3,
            found: fields.len(),
        });
    };
    if name.is_empty() {
        return Err(Problem::NoModule);
    }
    Ok(Module {
        name: name.to_owned(),
        criticality: Criticality::parse(criticality)
            .ok_or_else(|| Problem::Criticality(criticality.to_owned()))?,
        branches: number(branches).ok_or_else(|| Problem::Branches(branches.to_owned()))?,
    })
}

/// The value of digits. (`parse` alone would also take `+7`.)
fn number(digits: &str) -> Option<u32> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// Reads an inventory: a module a line, in the order of the text, with empty lines and comments as in a history
/// ([`super::history::parse`]).
///
/// # Errors
/// The first line that is no module, or whose module was there before ([`Problem::Twice`]).
pub fn parse(text: &str) -> Result<Vec<Module>, BadLine> {
    let mut modules: Vec<Module> = Vec::new();
    for (line, text) in numbered(text) {
        let module = module(text).map_err(|problem| BadLine { line, problem })?;
        if modules.iter().any(|known| known.name == module.name) {
            let problem = Problem::Twice(module.name);
            return Err(BadLine { line, problem });
        }
        modules.push(module);
    }
    Ok(modules)
}

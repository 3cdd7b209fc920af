//! Which given tests ask for which rule: `rules.toml` of a kata.
//!
//! Each entry quotes a part of a rule of the README and names the tests that fail without it. A sentence below `## The
//! rules` that promises nothing is listed as a remark.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::course::variants;
use crate::os::files;
use crate::os::status::{HasStatus, Status};

/// What `rules.toml` says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promises {
    /// Parts of sentences that explain, and promise nothing.
    #[serde(default)]
    pub remarks: Vec<String>,
    /// The rules and their tests.
    #[serde(default, rename = "rule")]
    pub rules: Vec<Promise>,
}

/// A rule that tests ask for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Promise {
    /// A part of one rule of the README, word by word.
    pub says: String,
    /// Test functions, or cases of them, each with its layer in front: `unit::numbers::one_number`.
    pub asked_by: Vec<String>,
}

/// Why `rules.toml` cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum PromisesError {
    /// The file cannot be read.
    #[error("cannot read {}: {source}", files::shown(.file))]
    Unreadable {
        /// `katas/NAME/rules.toml`.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is no TOML, or has other keys.
    #[error("{}: {source}", files::shown(.file))]
    Malformed {
        /// `katas/NAME/rules.toml`.
        file: PathBuf,
        /// Where, and what.
        source: Box<toml::de::Error>,
    },
}

impl HasStatus for PromisesError {
    fn status(&self) -> Status {
        match self {
            Self::Unreadable { .. } => Status::Fault,
            Self::Malformed { .. } => Status::Usage,
        }
    }
}

/// Reads `rules.toml`; `None` where the file does not exist.
///
/// # Errors
/// When the file exists and cannot be read, or is malformed.
pub fn read(file: &Path) -> Result<Option<Promises>, PromisesError> {
    if !file.exists() {
        return Ok(None);
    }
    let text = files::read_source(file).map_err(|source| PromisesError::Unreadable {
        file: file.to_owned(),
        source,
    })?;
    let promises = toml::from_str(&text).map_err(|source| PromisesError::Malformed {
        file: file.to_owned(),
        source: Box::new(source),
    })?;
    Ok(Some(promises))
}

impl Promises {
    /// The tests that ask for the rule with that text.
    pub fn tests_of(&self, rule: &str) -> Vec<String> {
        let quoting = self.rules.iter();
        let quoting = quoting.filter(|promise| is_part(rule, &promise.says));
        quoting
            .flat_map(|promise| promise.asked_by.clone())
            .collect()
    }

    /// Everything that is quoted.
    pub fn quotes(&self) -> impl Iterator<Item = &str> {
        let rules = self.rules.iter().map(|rule| &rule.says);
        self.remarks.iter().chain(rules).map(String::as_str)
    }
}

/// Whether those words are a part of the rule. Emphasis, back quotes and line breaks do not count.
pub fn is_part(rule: &str, says: &str) -> bool {
    !says.trim().is_empty() && variants::quotes(rule, says)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_of_a_rule_are_those_of_all_its_quotes() {
        let promises: Promises = toml::from_str(
            "remarks = ['3']\n[[rule]]\nsays = 'any amount  of them'\nasked-by = ['unit::a']\n\
             [[rule]]\nsays = '1,2'\nasked-by = ['unit::b', 'unit::c']\n[[rule]]\nsays = 'other'\nasked-by = ['unit::d']",
        )
        .unwrap();
        assert_eq!(
            promises.tests_of("`1,2` · 3 · **any amount** of them"),
            ["unit::a", "unit::b", "unit::c"]
        );
        assert_eq!(
            promises.quotes().collect::<Vec<_>>(),
            ["3", "any amount  of them", "1,2", "other"]
        );
    }

    #[test]
    fn nothing_is_no_quote() {
        assert!(!is_part("one", " "));
    }

    #[test]
    fn other_keys_are_refused_and_no_file_is_none() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("rules.toml");
        assert_eq!(read(&file).unwrap(), None);
        std::fs::write(&file, "[[rule]]\nsays = 'one'\nasked_by = []\n").unwrap();
        let message = read(&file).unwrap_err().to_string();
        assert!(message.contains("asked_by"), "{message}");
        std::fs::write(&file, "remarks = ['one']\n").unwrap();
        assert_eq!(read(&file).unwrap().unwrap().remarks, ["one"]);
    }
}

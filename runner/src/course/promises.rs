//! Which given tests ask for which rule: `rules.toml` of a kata.
//!
//! Each entry quotes a part of a rule of the README and names the tests that fail without it. A sentence below `## The
//! rules` that promises nothing is listed as a remark.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::course::roster;
use crate::course::rules::Rule;
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
    /// The rule that a test asks for, by the first entry that names it.
    pub fn of_test<'r>(&self, rules: &'r [Rule], test: &str) -> Option<&'r Rule> {
        let names = |promise: &&Promise| {
            let mut names = promise.asked_by.iter();
            names.any(|name| roster::covers(name, test) || roster::covers(test, name))
        };
        let promise = self.rules.iter().find(names)?;
        rules.iter().find(|rule| rule.is_quoted_by(&promise.says))
    }

    /// The rules that no entry quotes.
    pub fn unquoted<'r>(&self, rules: &'r [Rule]) -> Vec<&'r Rule> {
        let is_quoted = |rule: &&Rule| self.quotes().any(|says| rule.is_quoted_by(says));
        rules.iter().filter(|rule| !is_quoted(rule)).collect()
    }

    /// The quotes that are part of no rule.
    pub fn strange(&self, rules: &[Rule]) -> Vec<&str> {
        let quotes = self.quotes();
        quotes
            .filter(|says| !rules.iter().any(|rule| rule.is_quoted_by(says)))
            .collect()
    }

    /// Everything that is quoted.
    fn quotes(&self) -> impl Iterator<Item = &str> {
        let rules = self.rules.iter().map(|rule| &rule.says);
        self.remarks.iter().chain(rules).map(String::as_str)
    }
}

impl Rule {
    /// Whether those words are a part of the rule. Emphasis, back quotes and line breaks do not count.
    fn is_quoted_by(&self, says: &str) -> bool {
        !says.trim().is_empty() && variants::quotes(&self.text, says)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(text: &str) -> Rule {
        Rule {
            heading: "The numbers".to_owned(),
            line: 9,
            text: text.to_owned(),
        }
    }

    fn promises(text: &str) -> Promises {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn a_rule_is_quoted_by_a_part_of_it() {
        let rules = [
            rule("`1,2` · 3 · any amount of them"),
            rule("Nothing is trimmed."),
            rule("Why is that so?"),
        ];
        let read = promises(
            "remarks = ['Why is that']\n[[rule]]\nsays = 'any amount\n of them'\nasked-by = ['unit::sum']\n"
                .replace("amount\n of", "amount of")
                .as_str(),
        );
        let unquoted: Vec<_> = read.unquoted(&rules).into_iter().cloned().collect();
        assert_eq!(unquoted, [rule("Nothing is trimmed.")]);
        assert!(read.strange(&rules).is_empty());
    }

    #[test]
    fn a_quote_of_no_rule_and_an_empty_one_are_strange() {
        let read = promises("remarks = ['cats', '']");
        assert_eq!(read.strange(&[rule("dogs")]), ["cats", ""]);
    }

    #[test]
    fn a_test_its_function_and_its_cases_lead_to_the_rule() {
        let rules = [rule("one"), rule("two"), rule("three")];
        let read = promises(
            "[[rule]]\nsays = 'two'\nasked-by = ['unit::a::two']\n[[rule]]\nsays = 'three'\nasked-by = ['unit::a::many::case_3_b']",
        );
        let of = |test: &str| read.of_test(&rules, test).map(|rule| rule.text.as_str());
        assert_eq!(of("unit::a::two"), Some("two"));
        assert_eq!(of("unit::a::two::case_1"), Some("two"));
        assert_eq!(of("unit::a::many::case_3_b"), Some("three"));
        // The function, of which one case is named.
        assert_eq!(of("unit::a::many"), Some("three"));
        assert_eq!(of("unit::a::many::case_4"), None);
        assert_eq!(of("e2e::a::two"), None);
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

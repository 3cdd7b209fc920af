//! Gate 5, the rules of the README: `rules.toml` names for each the given tests that ask for it.

use std::collections::BTreeSet;

use crate::course::promises::{self, Promises, is_part};
use crate::course::roster::covers;
use crate::course::rules::{self, Rule};
use crate::run::ran::Ran;
use crate::run::verdict::TestReport;

use super::finding::Finding;
use super::subject::Subject;

/// Checks `rules.toml` against the README and against the tests.
pub fn check(subject: &Subject<'_>, starter: &Ran) -> Vec<Finding> {
    let kata = subject.kata;
    let place = subject.shown(&kata.rules_file());
    let rules = rules::of(kata);
    let promises = match promises::read(&kata.rules_file()) {
        Ok(promises) => promises,
        Err(error) => {
            let advice = "write `[[rule]]` with `says` and `asked-by`, or `remarks`";
            return vec![Finding::new(error.to_string(), place, advice)];
        }
    };
    let Some(promises) = promises else {
        if rules.is_empty() {
            return Vec::new();
        }
        let what = format!(
            "the README has {} rules, and no list names their tests",
            rules.len()
        );
        let advice = "write rules.toml: for each rule a `[[rule]]` with `says`, a quote, and `asked-by`, its tests";
        return vec![Finding::new(what, place, advice)];
    };
    let functions: BTreeSet<_> = starter
        .functions
        .iter()
        .flat_map(|(layer, functions)| {
            let functions = functions.iter();
            functions.map(move |function| format!("{layer}::{}", function.path))
        })
        .collect();
    let tests: Vec<_> = starter.verdict.tests.iter().map(TestReport::id).collect();
    let readme = subject.shown(&kata.dir.join("README.md"));
    judge(&promises, &rules, &functions, &tests)
        .into_iter()
        .map(|fault| match fault {
            Fault::OfReadme(line, what, advice) => {
                Finding::new(what, format!("{readme}:{line}"), advice)
            }
            Fault::OfList(what, advice) => Finding::new(what, &place, advice),
        })
        .collect()
}

/// What is wrong, and what to do.
#[derive(Debug, PartialEq, Eq)]
enum Fault {
    /// At that line of the README.
    OfReadme(usize, String, &'static str),
    /// In `rules.toml`.
    OfList(String, &'static str),
}

fn judge(
    promises: &Promises,
    rules: &[Rule],
    functions: &BTreeSet<String>,
    tests: &[String],
) -> Vec<Fault> {
    let is_quoted = |rule: &&Rule| promises.quotes().any(|says| is_part(&rule.text, says));
    let unquoted = rules.iter().filter(|rule| !is_quoted(rule)).map(|rule| {
        Fault::OfReadme(
            rule.line,
            format!("no test is named for the rule below `{}`: {}", rule.heading, rule.text),
            "write a test that fails without it and name that test in rules.toml, or delete the sentence; list a sentence that promises nothing in `remarks`",
        )
    });
    let is_strange = |says: &&str| !rules.iter().any(|rule| is_part(&rule.text, says));
    let strange = promises.quotes().filter(is_strange).map(|says| {
        Fault::OfList(
            format!("the README has no such rule: {says}"),
            "quote a part of a sentence or of a row below `## The rules`, word by word",
        )
    });
    // Against code that does not compile only the functions are known.
    let exists = |name: &str| {
        functions.contains(name)
            || tests.iter().any(|test| covers(name, test))
            || tests.is_empty() && functions.iter().any(|function| covers(function, name))
    };
    let entries = promises.rules.iter().flat_map(|promise| {
        let nothing = promise.asked_by.is_empty().then(|| {
            Fault::OfList(
                format!("no test asks for the rule: {}", promise.says),
                "name the tests that fail without it in `asked-by`",
            )
        });
        let unknown = promise.asked_by.iter().filter(|name| !exists(name));
        let unknown = unknown.map(|name| {
            Fault::OfList(
                format!("`{name}` is no test; the rule is: {}", promise.says),
                "name a test function, or one case of it, with its layer in front",
            )
        });
        nothing.into_iter().chain(unknown).collect::<Vec<_>>()
    });
    unquoted.chain(strange).chain(entries).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::promises::Promise;

    fn rule(text: &str) -> Rule {
        Rule {
            heading: "The numbers".to_owned(),
            line: 9,
            text: text.to_owned(),
            shown: text.to_owned(),
            asked_by: Vec::new(),
        }
    }

    fn promise(says: &str, asked_by: &[&str]) -> Promise {
        Promise {
            says: says.to_owned(),
            asked_by: asked_by.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    fn judged(promises: &Promises, rules: &[Rule], tests: &[&str]) -> Vec<String> {
        let functions = ["unit::a::sum".to_owned(), "unit::a::many".to_owned()];
        let tests: Vec<_> = tests.iter().map(|test| (*test).to_owned()).collect();
        let faults = judge(promises, rules, &functions.into(), &tests);
        let said = faults.into_iter().map(|fault| match fault {
            Fault::OfReadme(line, what, _) => format!("README:{line}: {what}"),
            Fault::OfList(what, _) => what,
        });
        said.collect()
    }

    #[test]
    fn each_rule_has_a_test_and_each_name_is_one() {
        let promises = Promises {
            remarks: vec!["Why".to_owned(), "cats".to_owned()],
            rules: vec![
                promise("one", &["unit::a::sum", "unit::a::many::case_1_x"]),
                promise("two", &[]),
                promise("three", &["unit::a::none", "unit::a::many::case_9"]),
            ],
        };
        let rules = ["one", "two", "three", "four", "Why?"].map(rule);
        assert_eq!(
            judged(
                &promises,
                &rules,
                &["unit::a::sum", "unit::a::many::case_1_x"]
            ),
            [
                "README:9: no test is named for the rule below `The numbers`: four",
                "the README has no such rule: cats",
                "no test asks for the rule: two",
                "`unit::a::none` is no test; the rule is: three",
                "`unit::a::many::case_9` is no test; the rule is: three",
            ]
        );
    }

    #[test]
    fn without_a_build_a_case_of_a_known_function_may_exist() {
        let promises = Promises {
            remarks: Vec::new(),
            rules: vec![promise("one", &["unit::a::many::case_9", "unit::b"])],
        };
        assert_eq!(
            judged(&promises, &[rule("one")], &[]),
            ["`unit::b` is no test; the rule is: one"]
        );
    }
}

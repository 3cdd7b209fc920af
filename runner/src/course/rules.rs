//! The rules of a kata: the sentences and the rows of the tables below `## The rules` in its README.
//!
//! Which rule a given test is about, `rules.toml` says. Of other tests it is found by the words and the texts that test and
//! rule have in common.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::course::kata::Kata;
use crate::course::promises;
use crate::course::roster::{TestFunction, covers};

/// Words that are in every sentence.
const COMMON: [&str; 34] = [
    "a",
    "an",
    "and",
    "are",
    "as",
    "assert",
    "assert_eq",
    "at",
    "be",
    "but",
    "by",
    "eq",
    "err",
    "fn",
    "for",
    "from",
    "has",
    "in",
    "is",
    "it",
    "its",
    "let",
    "no",
    "not",
    "of",
    "ok",
    "on",
    "or",
    "some",
    "test",
    "that",
    "the",
    "to",
    "with",
];

/// The heading that the rules stand below.
const RULES: &str = "The rules";

/// The heading below which a README says what is no rule.
const LEFT_OPEN: &str = "What this leaves open";

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The heading that it stands below.
    pub heading: String,
    /// The line of the heading, from 1.
    pub line: usize,
    /// The rule, as one line without the marks of a table and of emphasis.
    pub text: String,
    /// The same for people: the cells of a row with the heads of their columns.
    pub shown: String,
    /// The given tests that ask for it, as `rules.toml` says; none where it does not say.
    pub asked_by: Vec<String>,
}

/// The rules of a kata, in the order of its README. None where it has no README, or no `## The rules` in it.
pub fn of(kata: &Kata) -> Vec<Rule> {
    let mut rules = read(&readme_of(kata), RULES);
    // A list that cannot be read is told by `verify`, and is no reason to keep the rules from a learner.
    if let Ok(Some(promises)) = promises::read(&kata.rules_file()) {
        for rule in &mut rules {
            rule.asked_by = promises.tests_of(&rule.text);
        }
    }
    rules
}

/// What the README of a kata leaves open, point by point. Nothing where it has no such list.
pub fn left_open(kata: &Kata) -> Vec<Rule> {
    read(&readme_of(kata), LEFT_OPEN)
}

fn readme_of(kata: &Kata) -> String {
    std::fs::read_to_string(kata.dir.join("README.md")).unwrap_or_default()
}

/// The sentences, the rows and the items below a heading of the second level.
fn read(readme: &str, below: &str) -> Vec<Rule> {
    let mut rules = Vec::new();
    let mut heading: Option<(String, usize)> = None;
    let (mut in_code, mut paragraph) = (false, String::new());
    let mut heads = Vec::new();
    let mut lines = readme.lines().enumerate().peekable();
    while let Some((index, line)) = lines.next() {
        let trimmed = line.trim();
        if trimmed.starts_with("```") {
            in_code = !in_code;
        }
        let title = trimmed.trim_start_matches('#').trim();
        let level = trimmed.len() - trimmed.trim_start_matches('#').len();
        let is_text = !in_code && !trimmed.is_empty() && !trimmed.starts_with("```") && level == 0;
        let is_row = is_text && trimmed.starts_with('|');
        let item = is_text.then(|| item(trimmed)).flatten();
        let begins = !is_text || is_row || item.is_some();
        if let Some((heading, line)) = &heading {
            let mut add = |text: &str, shown: &str| {
                let text = plain(text);
                if !text.is_empty() {
                    rules.push(Rule {
                        heading: heading.clone(),
                        line: *line,
                        text,
                        shown: plain(shown),
                        asked_by: Vec::new(),
                    });
                }
            };
            if begins {
                for text in sentences(&std::mem::take(&mut paragraph)) {
                    add(text, text);
                }
            }
            let is_head = |next: &&(usize, &str)| is_ruler(next.1);
            if is_row && !is_ruler(trimmed) {
                let cells = trimmed.trim_matches('|').split('|').map(str::trim);
                let cells: Vec<_> = cells.collect();
                if lines.peek().is_some_and(|next| is_head(&next)) {
                    heads = cells;
                } else {
                    let filled: Vec<_> = cells
                        .iter()
                        .copied()
                        .filter(|cell| !cell.is_empty())
                        .collect();
                    add(&filled.join(" · "), &row(&heads, &cells));
                }
            }
        }
        if is_text && !is_row && heading.is_some() {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph += item.unwrap_or(trimmed);
        }
        if level > 0 && !in_code {
            let is_below = level > 2 && heading.is_some();
            let here = (title.replace('`', ""), index + 1);
            heading = (is_below || level == 2 && title == below).then_some(here);
        }
    }
    if let Some((heading, line)) = heading {
        let last = sentences(&paragraph).map(plain);
        rules.extend(last.filter(|text| !text.is_empty()).map(|text| Rule {
            heading: heading.clone(),
            line,
            shown: text.clone(),
            text,
            asked_by: Vec::new(),
        }));
    }
    rules
}

/// A row of a table as a person reads it: `text: "1,2"; sum: 3; a comma separates numbers`.
fn row(heads: &[&str], cells: &[&str]) -> String {
    let cells = cells.iter().enumerate();
    let cells = cells.filter(|(_, cell)| !cell.is_empty());
    let told = cells.map(|(index, cell)| match heads.get(index).copied() {
        // What is said of a row needs no name.
        None | Some("" | "rule") => (*cell).to_owned(),
        Some(head) => format!("{head}: {cell}"),
    });
    told.collect::<Vec<_>>().join("; ")
}

/// A rule for people, of which a part is quoted word by word; the quote, where no rule has it.
pub fn quoted(rules: &[Rule], quote: &str) -> String {
    let quote = quote.replace(" | ", " · ");
    let quote = quote.trim_matches(['|', ' ']);
    let mut rules = rules.iter();
    let rule = rules.find(|rule| promises::is_part(&rule.text, quote));
    match rule.filter(|rule| rule.shown != rule.text) {
        Some(rule) => rule.shown.clone(),
        None => quote.to_owned(),
    }
}

/// The text of a line that begins an item of a list, without its mark: `- ` or `1. `.
fn item(line: &str) -> Option<&str> {
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let mark = if behind.len() < line.len() {
        ". "
    } else {
        "- "
    };
    behind.strip_prefix(mark)
}

/// The row below a table's head.
fn is_ruler(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|') && line.chars().all(|c| "|-: ".contains(c))
}

fn plain(text: &str) -> String {
    text.replace("**", "").trim().to_owned()
}

fn sentences(paragraph: &str) -> impl Iterator<Item = &str> {
    paragraph.split_inclusive(". ").map(str::trim)
}

/// The rule that comes nearest to a test, by its name, its comment and its text; `None` where none has much in common
/// with it.
pub fn nearest<'r>(rules: &'r [Rule], test: &str) -> Option<&'r Rule> {
    if let Some(rule) = word_for_word(rules, test) {
        return Some(rule);
    }
    let weights = Weights::of(rules);
    let wanted = terms(test);
    let scored = rules
        .iter()
        .map(|rule| (weights.common(&terms(&rule.text), &wanted), rule));
    let best = scored.max_by(|(one, _), (other, _)| one.total_cmp(other))?;
    (best.0 >= ENOUGH * weights.of_a_word_of_one_rule()).then_some(best.1)
}

/// The rule of which a test says a clause word for word, in its name or its comment: the one with the longest.
fn word_for_word<'r>(rules: &'r [Rule], test: &str) -> Option<&'r Rule> {
    let said = format!(" {} ", in_words(test));
    let clauses = |rule: &Rule| {
        let clauses = rule.text.split(['.', ',', ':', ';', '·']);
        let whole = std::iter::once(in_words(&rule.text));
        whole.chain(clauses.map(in_words)).collect::<Vec<_>>()
    };
    let longest = |rule: &Rule| {
        let all = clauses(rule).into_iter();
        let common = all.filter(|words| {
            words.split(' ').count() >= CLAUSE && said.contains(&format!(" {words} "))
        });
        common.map(|words| words.len()).max()
    };
    let common = rules
        .iter()
        .rev()
        .filter_map(|rule| Some((longest(rule)?, rule)));
    common
        .max_by_key(|(length, _)| *length)
        .map(|(_, rule)| rule)
}

/// So many words in a row are no accident.
const CLAUSE: usize = 5;

/// The words of a text in small letters, each behind one blank.
fn in_words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The heading below which the rules stand that those given tests are about, and its line: the one with the most rules that
/// they ask for. Where no list says so, their words decide; `None` where they have little in common with any.
pub fn section(rules: &[Rule], tests: &[(String, &TestFunction)]) -> Option<(String, usize)> {
    let mut asked: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    let is_asked = |rule: &&Rule| tests.iter().any(|(id, _)| rule.is_asked_by(id));
    for rule in rules.iter().filter(is_asked) {
        *asked.entry((rule.line, &rule.heading)).or_default() += 1;
    }
    // Of several the first.
    if let Some(((line, heading), _)) = asked
        .into_iter()
        .max_by_key(|((line, _), many)| (*many, Reverse(*line)))
    {
        return Some((heading.to_owned(), line));
    }
    let words: Vec<_> = tests.iter().map(|(_, test)| words_of(test)).collect();
    section_by_words(rules, &words.join("\n"))
}

fn section_by_words(rules: &[Rule], tests: &str) -> Option<(String, usize)> {
    let weights = Weights::of(rules);
    let wanted = terms(tests);
    let mut sections: BTreeMap<(usize, &str), Vec<f64>> = BTreeMap::new();
    for rule in rules {
        let found = terms(&rule.text);
        let most = weights.common(&found, &found);
        if most > 0.0 {
            // How much of the rule the tests have: a long rule is no better than a short one.
            let share = weights.common(&found, &wanted) / most;
            let section = sections.entry((rule.line, &rule.heading)).or_default();
            section.push(share);
        }
    }
    if sections.len() > 1 {
        // What is said before the first section is about all of them.
        sections.retain(|(_, heading), _| *heading != RULES);
    }
    #[expect(clippy::cast_precision_loss, reason = "there are some hundred rules")]
    let mean = |shares: &Vec<f64>| shares.iter().sum::<f64>() / shares.len() as f64;
    let best = sections
        .iter()
        .max_by(|(_, one), (_, other)| mean(one).total_cmp(&mean(other)));
    best.map(|((line, heading), _)| ((*heading).to_owned(), *line))
}

/// What a test is about, in its own words.
pub fn words_of(test: &TestFunction) -> String {
    format!("{} {} {}", test.path.replace('_', " "), test.doc, test.text)
}

impl Rule {
    /// Whether the list says that a test asks for it. `id` is the test's or its function's, with the layer in front.
    fn is_asked_by(&self, id: &str) -> bool {
        let mut tests = self.asked_by.iter();
        tests.any(|name| covers(name, id) || covers(id, name))
    }
}

/// The rule that a given test asks for: the README's, else the first sentence of its comment, else its name. `id` is the
/// test's or its function's, with the layer in front.
pub fn of_test(rules: &[Rule], id: &str, test: &TestFunction) -> String {
    let listed = rules.iter().find(|rule| rule.is_asked_by(id));
    if let Some(rule) = listed.or_else(|| nearest(rules, &words_of(test))) {
        return rule.shown.clone();
    }
    let first = test.doc.split_inclusive(". ").next();
    let first = first.unwrap_or_default().replace('\n', " ");
    let name = test.path.rsplit("::").next().unwrap_or_default();
    match first.trim() {
        "" => name.replace('_', " "),
        first => first.to_owned(),
    }
}

/// What a rule and a test have to have in common before the one is said to be about the other: a word that no other rule
/// has, and a rare one.
const ENOUGH: f64 = 1.5;

/// A text in quotes says so many times as much as a word.
const QUOTED: f64 = 2.0;

/// How much each word says: the rarer, the more.
struct Weights {
    rules: f64,
    having: BTreeMap<String, f64>,
}

impl Weights {
    fn of(rules: &[Rule]) -> Self {
        let mut having = BTreeMap::new();
        for term in rules.iter().flat_map(|rule| terms(&rule.text)) {
            *having.entry(term).or_default() += 1.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "there are some hundred rules")]
        let rules = rules.len() as f64;
        Self { rules, having }
    }

    fn common(&self, one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
        let common = one.intersection(other);
        let weights = common.filter_map(|term| {
            let having = self.having.get(term)?;
            let times = if term.starts_with('“') { QUOTED } else { 1.0 };
            Some(times * (1.0 + self.rules / having).ln())
        });
        weights.sum()
    }

    fn of_a_word_of_one_rule(&self) -> f64 {
        (1.0 + self.rules).ln()
    }
}

/// The words of a text, without endings, and the texts that stand in it in quotes or back quotes.
fn terms(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() > 1 && !COMMON.contains(&word.as_str()));
    let mut found: BTreeSet<_> = words.map(|word| stem(&word)).collect();
    for quote in ['"', '`'] {
        let parts = text.split(quote).skip(1).step_by(2);
        let quoted = parts.filter(|part| !part.is_empty() && part.len() < 40);
        // In a README a line break is drawn.
        found.extend(quoted.map(|part| format!("“{}”", part.replace("\\n", "⏎"))));
    }
    found
}

/// A word without its ending, so that `separator` and `separates` are one.
fn stem(word: &str) -> String {
    let endings = [
        "ations", "ation", "ators", "ator", "ates", "ated", "ate", "ing", "ed", "es", "s",
    ];
    let ending = endings.iter().find_map(|ending| {
        let stem = word.strip_suffix(ending)?;
        (stem.chars().count() > 2).then_some(stem)
    });
    ending.unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const README: &str = "# Fruit\n\nNot a rule.\n\n## The rules\n\nEverything is fruit.\n\n### The numbers\n\
        | text | sum | |\n|---|---|---|\n| `1,2,3` | 6 | any amount of them |\n| `2,1001` | 2 | numbers over 1000 are ignored |\n\n\
        A number is made of the digits `0` to `9`. White space is\nno part of it.\n\n```text\ncode\n```\n\n### The `header`\n\
        - A text may begin with a line that names its **separator**.\n- In brackets `//[*]⏎1*2` it has any length.\n\n## How to work\n\nBy hand.\n";

    #[test]
    fn sentences_rows_and_items_are_rules_with_their_heading() {
        let rules: Vec<_> = read(README, RULES)
            .into_iter()
            .map(|rule| format!("{}:{} {}", rule.line, rule.heading, rule.text))
            .collect();
        assert_eq!(
            rules,
            [
                "5:The rules Everything is fruit.",
                "9:The numbers `1,2,3` · 6 · any amount of them",
                "9:The numbers `2,1001` · 2 · numbers over 1000 are ignored",
                "9:The numbers A number is made of the digits `0` to `9`.",
                "9:The numbers White space is no part of it.",
                "22:The header A text may begin with a line that names its separator.",
                "22:The header In brackets `//[*]⏎1*2` it has any length.",
            ]
        );
    }

    #[test]
    fn a_row_is_shown_with_the_heads_of_its_columns() {
        let rules = read(README, RULES);
        assert_eq!(rules[1].shown, "text: `1,2,3`; sum: 6; any amount of them");
        let white_space = "White space is no part of it.";
        assert_eq!(rules[4].shown, white_space);
        for quote in ["| `1,2,3` | 6 |", "any amount of them"] {
            assert_eq!(quoted(&rules, quote), rules[1].shown);
        }
        assert_eq!(quoted(&rules, "no part of it"), "no part of it");
        assert_eq!(quoted(&rules, "one | two"), "one · two");
    }

    #[test]
    fn a_numbered_item_is_a_rule_without_its_number() {
        let rules = read(
            "## The rules\n\n1. Greet\n   by name.\n2. Greet strangers. 3 times.\n",
            RULES,
        );
        let texts: Vec<_> = rules.iter().map(|rule| rule.text.as_str()).collect();
        assert_eq!(texts, ["Greet by name.", "Greet strangers.", "3 times."]);
    }

    #[rstest]
    #[case::by_a_text(
        "fn adds() { assert_eq!(add(\"1,2,3\"), Ok(6)); }",
        Some("any amount of them")
    )]
    #[case::by_words("fn white_space_is_refused()", Some("White space"))]
    #[case::by_a_text_with_a_line_break(
        "fn a() { add(\"//[*]\\n1*2\") } // any length",
        Some("In brackets")
    )]
    #[case::by_an_ending("fn the_line_names_separators()", Some("A text may begin"))]
    #[case::none("fn quite_another_thing() { assert!(true); }", None)]
    #[case::word_for_word(
        "white_space_is_no_separator // A number is made of the digits `0` to `9`!",
        Some("A number is made of")
    )]
    fn the_rule_that_comes_nearest_is_found(#[case] test: &str, #[case] says: Option<&str>) {
        let rules = read(README, RULES);
        let found = nearest(&rules, test).map(|rule| rule.text.as_str());
        assert_eq!(found.is_some(), says.is_some(), "{found:?}");
        if let (Some(found), Some(says)) = (found, says) {
            assert!(found.contains(says), "{found}");
        }
    }

    #[test]
    fn a_test_asks_for_a_rule_or_for_what_its_comment_says() {
        let test = |path: &str, doc: &str| TestFunction {
            path: path.to_owned(),
            doc: doc.to_owned(),
            file: "unit.rs".into(),
            line: 1,
            text_line: 1,
            text: "fn t() {}".to_owned(),
            item: 0..0,
        };
        let rules = read(README, RULES);
        assert_eq!(
            of_test(&rules, "unit::x", &test("numbers::white_space", "")),
            "White space is no part of it."
        );
        let doc = "Nothing\nadds up. And more.";
        assert_eq!(
            of_test(&rules, "unit::x", &test("numbers::zero", doc)),
            "Nothing adds up."
        );
        assert_eq!(
            of_test(&[], "unit::x", &test("numbers::zero_is_zero", "")),
            "zero is zero"
        );
    }

    #[test]
    fn the_section_of_some_tests_is_found() {
        let tests = "a separator in brackets has any length; the line that names it; one character";
        assert_eq!(
            section_by_words(&read(README, RULES), tests),
            Some(("The header".to_owned(), 22))
        );
        assert_eq!(section_by_words(&[], tests), None);
    }

    #[test]
    fn what_the_list_says_counts_more_than_words() {
        let test = TestFunction {
            path: "white_space".to_owned(),
            doc: String::new(),
            file: "unit.rs".into(),
            line: 1,
            text_line: 1,
            text: "fn white_space() {}".to_owned(),
            item: 0..0,
        };
        let mut rules = read(README, RULES);
        rules[6].asked_by = vec!["unit::white_space::case_2".to_owned()];
        let (id, text) = ("unit::white_space", &rules[6].text);
        assert_eq!(of_test(&rules, id, &test), *text);
        assert_eq!(of_test(&rules, "unit::white_space::case_2", &test), *text);
        let other = of_test(&rules, "e2e::white_space", &test);
        assert_eq!(other, "White space is no part of it.");
        assert_eq!(
            section(&rules, &[(id.to_owned(), &test)]),
            Some(("The header".to_owned(), 22))
        );
    }
}

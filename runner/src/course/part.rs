//! The parts of a kata: stretches of its tests that teach one thing each.
//!
//! A manifest lists them; without a list every module of the tests is a part. Which part a test belongs to follows from
//! its name alone, so a run, a walk-through and the list of katas divide a kata in the same way.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use super::kata::{Kata, Layer, Part};
use super::roster::{self, TestFunction, covers};

/// A part among the tests of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its number, from 1.
    pub number: usize,
    /// What it is about.
    pub title: String,
    /// Which of the tests are its own. Empty where the run had none of them.
    pub tests: Range<usize>,
    /// What a learner knows at its end.
    pub learned: Option<String>,
    /// The concept whose quiz asks about it.
    pub quiz: Option<String>,
}

/// The parts of a kata among some of its tests, which are in teaching order with their layer in front of each name. A test
/// that no part of the manifest names belongs to the part of the test before it.
pub fn divide(kata: &Kata, tests: &[impl AsRef<str>]) -> Vec<Stretch> {
    if kata.parts.is_empty() {
        return by_module(tests);
    }
    let mut stretches: Vec<_> = kata
        .parts
        .iter()
        .enumerate()
        .map(|(index, part)| Stretch {
            number: index + 1,
            title: part.title.clone(),
            tests: 0..0,
            learned: part.learned.clone(),
            quiz: part.quiz.clone(),
        })
        .collect();
    let mut part = 0;
    for (index, test) in tests.iter().enumerate() {
        // A part is one stretch, so there is no way back.
        let named = (part..kata.parts.len()).find(|at| has(&kata.parts[*at], test.as_ref()));
        part = named.unwrap_or(part);
        let own = &mut stretches[part].tests;
        let from = if own.start == own.end {
            index
        } else {
            own.start
        };
        *own = from..index + 1;
    }
    stretches
}

fn has(part: &Part, test: &str) -> bool {
    part.tests.iter().any(|name| covers(name, test))
}

/// A part for each module right below a layer.
fn by_module(tests: &[impl AsRef<str>]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut before = None;
    for (index, test) in tests.iter().enumerate() {
        let module = module_of(test.as_ref());
        if before != Some(module) {
            stretches.push(Stretch {
                number: stretches.len() + 1,
                title: module.1.unwrap_or(module.0).replace('_', " "),
                tests: index..index,
                learned: None,
                quiz: None,
            });
            before = Some(module);
        }
        if let Some(last) = stretches.last_mut() {
            last.tests.end = index + 1;
        }
    }
    stretches
}

/// A test's layer, and the module right below it.
fn module_of(test: &str) -> (&str, Option<&str>) {
    let Some((layer, rest)) = test.split_once("::") else {
        return (test, None);
    };
    // A table at the root of a suite is no module.
    let module = rest
        .split_once("::")
        .filter(|(_, below)| !below.starts_with("case_") && !below.contains("_case_"));
    (layer, module.map(|(module, _)| module))
}

/// The part that a test belongs to.
pub fn of_test(stretches: &[Stretch], test: usize) -> Option<&Stretch> {
    stretches
        .iter()
        .find(|stretch| stretch.tests.contains(&test))
}

/// How long a part takes, in minutes: three for each test function and half a minute for each further case of its table,
/// rounded to five, and no less than five.
pub fn minutes(functions: usize, tests: usize) -> usize {
    let halves = functions * 6 + tests.saturating_sub(functions);
    ((halves + 5) / 10 * 5).max(5)
}

/// A part, as the suites' sources have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// The part among all tests.
    pub stretch: Stretch,
    /// Its test functions, with their layer in front.
    pub functions: Vec<String>,
    /// Its tests, with their layer in front: each case of a table is one.
    pub tests: Vec<String>,
    /// How long it takes.
    pub minutes: usize,
}

impl Chapter {
    /// The names by which exactly its tests are run: functions, and the cases of a table that is in another part, too.
    pub fn names(&self, all: &[Self]) -> Vec<String> {
        let elsewhere = |function: &String| {
            let others = all
                .iter()
                .filter(|other| other.stretch.number != self.stretch.number);
            others
                .flat_map(|other| &other.functions)
                .any(|other| other == function)
        };
        let names = |function: &String| {
            if elsewhere(function) {
                let cases = self.tests.iter().filter(|test| covers(function, test));
                cases.cloned().collect()
            } else {
                vec![function.clone()]
            }
        };
        self.functions.iter().flat_map(names).collect()
    }
}

/// The parts of a kata as its suites' sources have them.
pub fn from_sources(kata: &Kata, functions: &BTreeMap<Layer, Vec<TestFunction>>) -> Vec<Chapter> {
    let (mut tests, mut owners) = (Vec::new(), Vec::new());
    for (layer, functions) in functions {
        let expected = roster::expected(functions);
        for test in roster::in_source_order(expected, functions) {
            let owner = roster::function_of(&test, functions);
            let name = owner.map_or(&test, |function| &function.path);
            owners.push(format!("{layer}::{name}"));
            tests.push(format!("{layer}::{test}"));
        }
    }
    let chapter = |stretch: Stretch| {
        let mut functions = owners[stretch.tests.clone()].to_vec();
        functions.dedup();
        Chapter {
            minutes: minutes(functions.len(), stretch.tests.len()),
            functions,
            tests: tests[stretch.tests.clone()].to_vec(),
            stretch,
        }
    };
    divide(kata, &tests).into_iter().map(chapter).collect()
}

/// Where a test of a walk-through is in its kata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The part's number, from 1.
    pub number: usize,
    /// How many parts there are.
    pub of: usize,
    /// What the part is about.
    pub title: String,
}

impl fmt::Display for Position {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "part {} of {}: {}", self.number, self.of, self.title)
    }
}

/// The part of a test; of a function or a module, the part of the first of its tests. Nothing where no part has it, and
/// where a kata is a single part.
pub fn position(parts: &[Chapter], name: &str) -> Option<Position> {
    let has = |part: &&Chapter| part.tests.iter().any(|test| covers(name, test));
    let part = parts.iter().find(has).filter(|_| parts.len() > 1)?;
    Some(Position {
        number: part.stretch.number,
        of: parts.len(),
        title: part.stretch.title.clone(),
    })
}

/// What is wrong with the list in the manifest, in words: parts that name nothing or lie apart, tests that are in none or
/// in two.
pub fn faults(kata: &Kata, tests: &[impl AsRef<str>]) -> Vec<String> {
    let mut faults = Vec::new();
    let all = || tests.iter().map(AsRef::as_ref);
    for part in &kata.parts {
        for name in &part.tests {
            if !all().any(|test| covers(name, test)) {
                faults.push(format!("part `{}` names no test by `{name}`", part.title));
            }
        }
    }
    if kata.parts.is_empty() {
        return faults;
    }
    let mut reached = 0;
    for test in all() {
        let parts = kata.parts.iter().enumerate();
        let own: Vec<_> = parts.filter(|(_, part)| has(part, test)).collect();
        match own.as_slice() {
            [] => faults.push(format!("no part has the test `{test}`")),
            [(index, part)] if *index < reached => faults.push(format!(
                "part `{}` has the test `{test}`, which comes after tests of part `{}`",
                part.title, kata.parts[reached].title
            )),
            [(index, _)] => reached = *index,
            [(_, one), (_, other), ..] => faults.push(format!(
                "the test `{test}` is in two parts: `{}` and `{}`",
                one.title, other.title
            )),
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use std::path::Path;

    const TESTS: [&str; 6] = [
        "unit::apple::peels",
        "unit::apple::cuts::case_1",
        "unit::pear::peels",
        "integration::bowl::holds",
        "e2e::sells::case_1_one",
        "e2e::sells::case_2_two",
    ];

    fn kata(parts: Vec<Part>) -> Kata {
        Kata {
            parts,
            ..Kata::example(Path::new("/w/katas/fruit"))
        }
    }

    fn divided(parts: Vec<Part>, tests: &[&str]) -> Vec<(usize, String, Range<usize>)> {
        let stretches = divide(&kata(parts), tests).into_iter();
        stretches
            .map(|stretch| (stretch.number, stretch.title, stretch.tests))
            .collect()
    }

    #[test]
    fn without_a_list_each_module_is_a_part_and_so_is_a_layer_without_modules() {
        assert_eq!(
            divided(vec![], &TESTS),
            [
                (1, "apple".to_owned(), 0..2),
                (2, "pear".to_owned(), 2..3),
                (3, "bowl".to_owned(), 3..4),
                (4, "e2e".to_owned(), 4..6),
            ]
        );
    }

    #[test]
    fn a_list_names_modules_or_functions() {
        let parts = vec![
            Part::example("Peeling", &["unit::apple::peels"]),
            Part::example("Fruit", &["unit::apple::cuts", "unit::pear", "integration"]),
            Part::example("The shop", &["e2e"]),
        ];
        assert_eq!(
            divided(parts.clone(), &TESTS),
            [
                (1, "Peeling".to_owned(), 0..1),
                (2, "Fruit".to_owned(), 1..4),
                (3, "The shop".to_owned(), 4..6),
            ]
        );
        assert_eq!(faults(&kata(parts), &TESTS), [""; 0]);
    }

    #[test]
    fn a_run_of_one_layer_has_the_same_numbers() {
        let parts = vec![
            Part::example("Fruit", &["unit", "integration"]),
            Part::example("The shop", &["e2e"]),
        ];
        assert_eq!(
            divided(parts, &TESTS[4..]),
            [
                (1, "Fruit".to_owned(), 0..0),
                (2, "The shop".to_owned(), 0..2)
            ]
        );
    }

    #[test]
    fn a_test_that_no_part_names_belongs_to_the_part_before() {
        let parts = vec![
            Part::example("Apples", &["unit::apple"]),
            Part::example("The shop", &["e2e"]),
        ];
        let stretches = divided(parts, &TESTS);
        assert_eq!(stretches[0].2, 0..4);
        assert_eq!(stretches[1].2, 4..6);
    }

    #[rstest]
    #[case::a_name_without_tests(
        vec![Part::example("All", &["unit", "integration", "e2e", "unit::plum"])],
        "part `All` names no test by `unit::plum`"
    )]
    #[case::a_test_in_none(
        vec![Part::example("Units", &["unit"]), Part::example("The shop", &["e2e"])],
        "no part has the test `integration::bowl::holds`"
    )]
    #[case::a_test_in_two(
        vec![Part::example("All", &["unit", "integration", "e2e"]), Part::example("The shop", &["e2e::sells::case_2_two"])],
        "the test `e2e::sells::case_2_two` is in two parts: `All` and `The shop`"
    )]
    #[case::the_order_of_the_roster(
        vec![Part::example("The shop", &["e2e", "integration"]), Part::example("Units", &["unit"])],
        "part `The shop` has the test `integration::bowl::holds`, which comes after tests of part `Units`"
    )]
    fn what_is_wrong_with_a_list_is_said(#[case] parts: Vec<Part>, #[case] fault: &str) {
        assert_eq!(faults(&kata(parts), &TESTS)[0], fault);
    }

    #[rstest]
    #[case::one_test(1, 1, 5)]
    #[case::ten_tests(10, 10, 30)]
    #[case::a_table_of_eleven(1, 11, 10)]
    #[case::seven_functions_with_21_cases_more(7, 28, 30)]
    #[case::nothing(0, 0, 5)]
    fn a_part_takes_three_minutes_a_function_and_half_a_minute_a_further_case(
        #[case] functions: usize,
        #[case] tests: usize,
        #[case] expected: usize,
    ) {
        assert_eq!(minutes(functions, tests), expected);
    }

    #[test]
    fn the_part_of_a_test_is_found() {
        let stretches = divide(&kata(vec![]), &TESTS);
        assert_eq!(of_test(&stretches, 3).map(|part| part.number), Some(3));
        assert_eq!(of_test(&stretches, 6), None);
    }

    #[rstest]
    #[case::a_case("unit::pear::peels::case_2_green", Some("part 2 of 2: pear"))]
    #[case::a_function("unit::apple::cuts", Some("part 1 of 2: apple"))]
    #[case::a_table_in_two_parts("unit::pear::peels", Some("part 1 of 2: apple"))]
    #[case::a_module("unit::apple", Some("part 1 of 2: apple"))]
    #[case::a_layer("unit", Some("part 1 of 2: apple"))]
    #[case::a_name_that_begins_alike("unit::pear::peel", None)]
    #[case::of_no_part("e2e::sells", None)]
    fn a_test_of_a_walk_through_has_its_place(#[case] name: &str, #[case] expected: Option<&str>) {
        let parts = [
            chapter(
                1,
                "apple",
                &[
                    "unit::apple::peels",
                    "unit::apple::cuts",
                    "unit::pear::peels::case_1_ripe",
                ],
            ),
            chapter(
                2,
                "pear",
                &["unit::pear::peels::case_2_green", "unit::pear::rots"],
            ),
        ];
        let position = position(&parts, name).map(|position| position.to_string());
        assert_eq!(position.as_deref(), expected);
    }

    #[test]
    fn a_table_in_two_parts_is_run_by_its_cases() {
        let of = |number, tests: &[&str]| Chapter {
            functions: vec![
                "unit::pear::peels".to_owned(),
                format!("unit::own_{number}"),
            ],
            ..chapter(number, "fruit", tests)
        };
        let parts = [
            of(1, &["unit::pear::peels::case_1_ripe", "unit::own_1"]),
            of(2, &["unit::pear::peels::case_2_green", "unit::own_2"]),
        ];
        assert_eq!(
            parts[1].names(&parts),
            ["unit::pear::peels::case_2_green", "unit::own_2"]
        );
    }

    #[test]
    fn a_kata_of_one_part_has_no_places() {
        let parts = [chapter(1, "apple", &["unit::apple::peels"])];
        assert_eq!(position(&parts, "unit::apple::peels"), None);
    }

    fn chapter(number: usize, title: &str, tests: &[&str]) -> Chapter {
        Chapter {
            stretch: Stretch {
                number,
                title: title.to_owned(),
                tests: 0..tests.len(),
                learned: None,
                quiz: None,
            },
            functions: vec![],
            tests: tests.iter().map(|name| (*name).to_owned()).collect(),
            minutes: 5,
        }
    }
}

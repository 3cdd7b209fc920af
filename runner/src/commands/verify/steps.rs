//! Gate 6, how much a learner writes in one step: the new lines of code of an answer.

use std::collections::BTreeMap;

use crate::course::kata::{Kata, Part};
use crate::course::walkthrough::Hat;
use crate::replay::scene::{FileChange, Moment, Told};

use super::finding::Finding;
use super::lines;

/// The most new lines of code that one answer has.
const MOST: usize = 15;

/// The code of one answer: it makes red tests pass, or it is a refactoring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<'a> {
    /// The step that has it.
    heading: &'a str,
    /// The line of the step's heading in `demo.md`, from 1.
    line: usize,
    /// The number of its part, from 1.
    part: usize,
    /// The tests that it makes pass; none for a refactoring.
    tests: Vec<&'a str>,
    /// Its new lines of code.
    lines: usize,
}

impl Answer<'_> {
    /// What it is for.
    fn purpose(&self) -> String {
        match self.tests.as_slice() {
            [] => "a refactoring".to_owned(),
            [test] => format!("`{test}`"),
            [test, others @ ..] => format!("`{test}` and {} more", others.len()),
        }
    }
}

/// Names the answers that are too long, and the exceptions in the manifest that are larger than they have to be.
pub fn check(kata: &Kata, steps: &[Told], place: &str, manifest: &str) -> Vec<Finding> {
    let answers = answers(steps);
    let mut findings: Vec<_> = too_long(kata, &answers, place).collect();
    for (number, part) in (1..).zip(&kata.parts) {
        let own = answers.iter().filter(|answer| answer.part == number);
        let longest = own.map(|answer| answer.lines).max().unwrap_or(0);
        let Some(exception) = part.step_lines.filter(|exception| longest < *exception) else {
            continue;
        };
        let what = format!(
            "part {number} `{}` says `step-lines = {exception}`, and its longest step has only {longest} new lines",
            part.title
        );
        let advice = if longest > MOST {
            format!("write `step-lines = {longest}`")
        } else {
            format!("delete `step-lines`: up to {MOST} lines need no exception")
        };
        findings.push(Finding::new(what, manifest, advice));
    }
    findings
}

/// The parts of a kata that may have longer steps, in words.
pub fn exceptions(kata: &Kata) -> Vec<String> {
    let parts = (1..).zip(&kata.parts);
    let exceptions = parts.filter_map(|(number, part): (usize, &Part)| {
        let (title, lines) = (&part.title, part.step_lines?);
        Some(format!(
            "exception: a step of part {number} `{title}` may have {lines} new lines, by `step-lines` in the manifest; the limit is {MOST}"
        ))
    });
    exceptions.collect()
}

/// Those with more lines than their part allows.
fn too_long<'a>(
    kata: &'a Kata,
    answers: &'a [Answer<'a>],
    place: &'a str,
) -> impl Iterator<Item = Finding> + 'a {
    let limit = |answer: &Answer<'_>| {
        let part = answer.part.checked_sub(1).and_then(|at| kata.parts.get(at));
        part.and_then(|part| part.step_lines).unwrap_or(MOST)
    };
    let long = answers
        .iter()
        .filter(move |answer| answer.lines > limit(answer));
    long.map(move |answer| {
        let Answer {
            heading,
            line,
            lines,
            ..
        } = answer;
        let what = format!(
            "the step `{heading}` has {lines} new lines of code for {}; the limit is {}",
            answer.purpose(),
            limit(answer)
        );
        let advice = if answer.tests.is_empty() {
            "divide the refactoring, or do a part of it in a later step"
        } else {
            "answer this test with less, and write a next test that needs the rest; or put what the kata does not teach into the starter"
        };
        Finding::new(what, format!("{place}:{line}"), advice)
    })
}

/// The longest answer, in words. A walk-through without code has none.
pub fn longest(steps: &[Told]) -> Option<String> {
    let answers = answers(steps).into_iter().rev();
    let longest = answers.max_by_key(|answer| answer.lines)?;
    let Answer { heading, lines, .. } = longest;
    Some(format!(
        "longest step: `{heading}`, {lines} new lines for {}; the limit is {MOST}",
        longest.purpose()
    ))
}

/// All answers of a walk-through, in order.
fn answers(steps: &[Told]) -> Vec<Answer<'_>> {
    let mut answers = Vec::new();
    for step in steps {
        let mut tests = Vec::new();
        let mut changed: Vec<&FileChange> = Vec::new();
        for scene in &step.scenes {
            match &scene.moment {
                Moment::Red(failures) => {
                    let failures = failures.iter();
                    tests = failures.map(|failure| failure.test.name.as_str()).collect();
                }
                Moment::Change(hat, changes) => {
                    changed.extend(changes);
                    if *hat == Hat::Refactor {
                        tests.clear();
                    }
                }
                Moment::Green(_) => answers.push(Answer {
                    heading: &step.heading,
                    line: step.line,
                    part: step.part.as_ref().map_or(1, |part| part.number),
                    tests: std::mem::take(&mut tests),
                    lines: new_lines(&std::mem::take(&mut changed)),
                }),
                Moment::Prose(_) | Moment::AlreadyGreen(_) => {}
            }
        }
    }
    answers
}

/// The lines of code that changes add. A line that only moves is not new, nor is one that is only indented differently.
fn new_lines(changes: &[&FileChange]) -> usize {
    let mut balance: BTreeMap<&str, isize> = BTreeMap::new();
    for change in changes {
        for line in lines::of_code(&change.after) {
            *balance.entry(line).or_default() += 1;
        }
        for line in lines::of_code(&change.before) {
            *balance.entry(line).or_default() -= 1;
        }
    }
    let new = balance.into_values();
    new.filter_map(|more| usize::try_from(more).ok()).sum()
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use rstest::rstest;

    use super::*;
    use crate::replay::scene::Failure;

    fn file(name: &str, before: &str, after: &str) -> FileChange {
        FileChange {
            file: PathBuf::from(name),
            before: before.to_owned(),
            after: after.to_owned(),
        }
    }

    fn red(tests: &[&str]) -> Moment {
        let failures = tests.iter().map(|name| Failure::example(name, ""));
        Moment::Red(failures.collect())
    }

    fn change(hat: Hat, before: &str, after: &str) -> Moment {
        Moment::Change(hat, vec![file("lib.rs", before, after)])
    }

    fn step(moments: Vec<Moment>) -> Told {
        Told::example(7, moments)
    }

    fn code(lines: usize) -> String {
        (0..lines).fold(String::new(), |code, line| format!("{code}line({line});\n"))
    }

    fn kata(step_lines: Option<usize>) -> Kata {
        let part = Part {
            step_lines,
            ..Part::example("Names", &[])
        };
        Kata {
            parts: vec![part],
            ..Kata::example(Path::new("/w/katas/fruit"))
        }
    }

    fn said(steps: &[Told]) -> Vec<(String, String)> {
        let findings = check(&kata(None), steps, "demo.md", "Cargo.toml").into_iter();
        findings
            .map(|finding| (finding.what, finding.place))
            .collect()
    }

    #[rstest]
    #[case::at_the_limit(15, None)]
    #[case::above_it(
        16,
        Some("the step `One wish` has 16 new lines of code for `unit::a`; the limit is 15")
    )]
    fn an_answer_has_no_more_lines_than_the_limit(
        #[case] lines: usize,
        #[case] what: Option<&str>,
    ) {
        let moments = vec![
            red(&["unit::a"]),
            change(Hat::Green, "todo!()\n", &code(lines)),
            Moment::Green(1),
        ];
        let expected = what.map(|what| (what.to_owned(), "demo.md:7".to_owned()));
        assert_eq!(
            said(&[step(moments)]),
            expected.into_iter().collect::<Vec<_>>()
        );
    }

    #[rstest]
    #[case::exactly_its_longest_step(20, 20, None)]
    #[case::a_longer_step(
        20,
        21,
        Some("the step `One wish` has 21 new lines of code for `unit::a`; the limit is 20")
    )]
    #[case::it_can_shrink(
        20,
        17,
        Some("part 1 `Names` says `step-lines = 20`, and its longest step has only 17 new lines")
    )]
    #[case::it_can_go(
        20,
        15,
        Some("part 1 `Names` says `step-lines = 20`, and its longest step has only 15 new lines")
    )]
    fn an_exception_only_shrinks(
        #[case] exception: usize,
        #[case] lines: usize,
        #[case] what: Option<&str>,
    ) {
        let moments = vec![
            red(&["unit::a"]),
            change(Hat::Green, "", &code(lines)),
            Moment::Green(1),
        ];
        let kata = kata(Some(exception));
        let found = check(&kata, &[step(moments)], "demo.md", "Cargo.toml");
        let found: Vec<_> = found.iter().map(|finding| finding.what.as_str()).collect();
        assert_eq!(found, what.into_iter().collect::<Vec<_>>());
        assert_eq!(
            exceptions(&kata),
            [
                "exception: a step of part 1 `Names` may have 20 new lines, by `step-lines` in the manifest; the limit is 15"
            ]
        );
    }

    #[test]
    fn each_answer_of_a_step_counts_by_itself() {
        let moments = vec![
            red(&["unit::a"]),
            change(Hat::Green, "", &code(10)),
            Moment::Green(1),
            red(&["unit::b"]),
            change(Hat::Green, &code(10), &code(20)),
            Moment::Green(2),
        ];
        assert_eq!(said(&[step(moments)]), []);
    }

    #[test]
    fn the_blocks_of_one_answer_count_together() {
        let moments = vec![
            red(&["unit::a", "unit::b", "unit::c"]),
            change(Hat::Green, "", &code(9)),
            Moment::Prose("and".to_owned()),
            Moment::Change(Hat::Green, vec![file("other.rs", "", "a();\nb();\n")]),
            change(Hat::Green, &code(9), &code(15)),
            Moment::Green(3),
        ];
        let (what, _) = said(&[step(moments)]).remove(0);
        assert_eq!(
            what,
            "the step `One wish` has 17 new lines of code for `unit::a` and 2 more; the limit is 15"
        );
    }

    #[test]
    fn a_refactoring_counts_what_is_new_and_not_what_moves() {
        let long = code(30);
        let moved = format!("mod inner {{\n{}}}\n", code(30).replace("line", "    line"));
        let moments = vec![
            Moment::Change(
                Hat::Refactor,
                vec![
                    file("lib.rs", &long, "mod inner;\n"),
                    file("inner.rs", "", &moved),
                ],
            ),
            Moment::Green(1),
            change(Hat::Refactor, "", &code(16)),
            Moment::Green(1),
        ];
        let said = said(&[step(moments)]);
        assert_eq!(said.len(), 1, "{said:?}");
        assert_eq!(
            said[0].0,
            "the step `One wish` has 16 new lines of code for a refactoring; the limit is 15"
        );
    }

    #[rstest]
    #[case::nothing("", "", 0)]
    #[case::comments_and_blanks("", "// why\n\n/// What.\nfn a() {}\n", 1)]
    #[case::changed("let a = 1;\n", "let a = 2;\n", 1)]
    #[case::indented("a();\n", "    a();\n", 0)]
    #[case::the_same_line_twice("a();\n", "a();\na();\n", 1)]
    #[case::fewer("a();\nb();\n", "a();\n", 0)]
    fn only_new_code_counts(#[case] before: &str, #[case] after: &str, #[case] lines: usize) {
        assert_eq!(new_lines(&[&file("lib.rs", before, after)]), lines);
    }

    #[test]
    fn the_longest_answer_is_told_the_first_of_them() {
        let answer = |test: &str, lines| {
            step(vec![
                red(&[test]),
                change(Hat::Green, "", &code(lines)),
                Moment::Green(1),
            ])
        };
        let steps = [
            answer("unit::a", 2),
            answer("unit::b", 3),
            answer("unit::c", 3),
        ];
        assert_eq!(
            longest(&steps).as_deref(),
            Some("longest step: `One wish`, 3 new lines for `unit::b`; the limit is 15")
        );
        assert_eq!(longest(&[]), None);
    }
}

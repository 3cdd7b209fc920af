//! Gate 6, how much a learner writes in a part: the lines of code that the walk-through adds.

use std::collections::BTreeMap;

use crate::course::kata::Kata;
use crate::replay::scene::{Moment, Told};

use super::finding::Finding;
use super::subject::Subject;

/// The most lines of code that a part adds: about 60, and some for rounding.
const MOST: usize = 66;

/// Checks the parts of a walk-through that was carried out to its end.
pub fn check(subject: &Subject<'_>, steps: &[Told]) -> Vec<Finding> {
    let place = subject.shown(&subject.kata.dir.join("Cargo.toml"));
    let found = judge(subject.kata, &added(steps)).into_iter();
    found
        .map(|(what, advice)| Finding::new(what, &place, advice))
        .collect()
}

/// The parts of a kata that may add more than [`MOST`] lines, in words.
pub fn exceptions(kata: &Kata) -> Vec<String> {
    let parts = kata.parts.iter().zip(1..);
    parts
        .filter_map(|(part, number)| {
            let (title, lines) = (&part.title, part.lines?);
            Some(format!(
                "exception: part {number} `{title}` may add {lines} lines, by `lines` in the manifest; the limit is {MOST}"
            ))
        })
        .collect()
}

/// What all parts add, in words.
pub fn figures(steps: &[Told]) -> String {
    let added = added(steps);
    let added: Vec<_> = added.values().map(ToString::to_string).collect();
    format!(
        "lines of the parts: {}; the limit is {MOST}",
        added.join(", ")
    )
}

/// The lines that each part adds, by its number. A kata that is one part has the number 1.
fn added(steps: &[Told]) -> BTreeMap<usize, isize> {
    let mut added = BTreeMap::new();
    for step in steps {
        let number = step.part.as_ref().map_or(1, |part| part.number);
        let scenes = step.scenes.iter();
        let changes = scenes.flat_map(|scene| match &scene.moment {
            Moment::Change(_, changes) => changes.as_slice(),
            _ => &[],
        });
        let net = changes.map(|change| code(&change.after) - code(&change.before));
        *added.entry(number).or_default() += net.sum::<isize>();
    }
    added
}

/// The lines of a source that are neither blank nor a comment, without their indentation.
pub fn of_code(source: &str) -> impl Iterator<Item = &str> {
    let lines = source.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with("//"))
}

/// How many there are.
fn code(source: &str) -> isize {
    isize::try_from(of_code(source).count()).unwrap_or(isize::MAX)
}

/// What is wrong with the parts' sizes, and what to do.
fn judge(kata: &Kata, added: &BTreeMap<usize, isize>) -> Vec<(String, String)> {
    let sizes = added
        .iter()
        .map(|(number, lines)| (*number, usize::try_from(*lines).unwrap_or(0)));
    sizes
        .filter_map(|(number, lines)| {
            let part = number.checked_sub(1).and_then(|at| kata.parts.get(at));
            let title = part.map_or_else(String::new, |part| format!(" `{}`", part.title));
            let exception = part.and_then(|part| part.lines);
            if lines > exception.unwrap_or(MOST) {
                return Some((
                    format!("part {number}{title} adds {lines} lines of code in the walk-through; the limit is {}", exception.unwrap_or(MOST)),
                    "divide the part in the manifest where its tests allow it, or put what the kata does not teach into the starter".to_owned(),
                ));
            }
            exception.filter(|_| lines <= MOST).map(|exception| {
                (
                    format!("part {number}{title} says `lines = {exception}`, and adds only {lines}"),
                    format!("delete `lines`: {MOST} lines need no exception"),
                )
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use rstest::rstest;

    use super::*;
    use crate::course::kata::Part;
    use crate::course::part::Position;
    use crate::course::walkthrough::Hat;
    use crate::os::files::Texts;
    use crate::replay::scene::{FileChange, Scene};

    fn change(before: &str, after: &str) -> Scene {
        let change = FileChange {
            file: PathBuf::from("lib.rs"),
            before: before.to_owned(),
            after: after.to_owned(),
        };
        Scene {
            moment: Moment::Change(Hat::Green, vec![change]),
            code: Texts::new(),
        }
    }

    fn step(part: usize, scenes: Vec<Scene>) -> Told {
        Told {
            heading: String::new(),
            line: 1,
            part: Some(Position {
                number: part,
                of: 2,
                title: String::new(),
            }),
            scenes,
        }
    }

    #[rstest]
    #[case::nothing("", 0)]
    #[case::code("fn a() {\n    1\n}\n", 3)]
    #[case::blanks_and_comments("//! The crate.\n\n/// It.\nfn a() {} // one\n    // why\n", 1)]
    fn only_code_counts(#[case] source: &str, #[case] lines: isize) {
        assert_eq!(code(source), lines);
    }

    #[test]
    fn a_part_adds_what_its_steps_add_less_what_they_take_away() {
        let steps = [
            step(
                1,
                vec![change("todo\n", "a\nb\nc\n"), change("a\nb\nc\n", "a\nb\n")],
            ),
            step(2, vec![change("", "x\n")]),
            step(1, vec![change("a\n", "a\n// said\nb\nc\n")]),
        ];
        assert_eq!(added(&steps), BTreeMap::from([(1, 3), (2, 1)]));
        assert_eq!(figures(&steps), "lines of the parts: 3, 1; the limit is 66");
    }

    fn kata(limits: &[Option<usize>]) -> Kata {
        let part = |lines: &Option<usize>| Part {
            lines: *lines,
            ..Part::example("Names", &[])
        };
        Kata {
            parts: limits.iter().map(part).collect(),
            ..Kata::example(Path::new("/w/katas/fruit"))
        }
    }

    #[rstest]
    #[case::at_the_limit(&[None], 66, None)]
    #[case::above_it(
        &[None], 67,
        Some("part 1 `Names` adds 67 lines of code in the walk-through; the limit is 66")
    )]
    #[case::without_a_list(
        &[], 67,
        Some("part 1 adds 67 lines of code in the walk-through; the limit is 66")
    )]
    #[case::an_exception(&[Some(80)], 80, None)]
    #[case::above_an_exception(
        &[Some(80)], 81,
        Some("part 1 `Names` adds 81 lines of code in the walk-through; the limit is 80")
    )]
    #[case::an_exception_without_need(
        &[Some(80)], 66,
        Some("part 1 `Names` says `lines = 80`, and adds only 66")
    )]
    #[case::less_than_before(&[None], -4, None)]
    fn a_part_is_no_longer_than_its_limit(
        #[case] limits: &[Option<usize>],
        #[case] lines: isize,
        #[case] finding: Option<&str>,
    ) {
        let found = judge(&kata(limits), &BTreeMap::from([(1, lines)]));
        let found: Vec<_> = found.iter().map(|(what, _)| what.as_str()).collect();
        assert_eq!(found, finding.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn an_exception_is_told() {
        assert_eq!(
            exceptions(&kata(&[None, Some(80)])),
            [
                "exception: part 2 `Names` may add 80 lines, by `lines` in the manifest; the limit is 66"
            ]
        );
    }
}

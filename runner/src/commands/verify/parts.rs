//! Gate 5, the kata's parts: each test is in one, in teaching order, and each takes as long as its tests tell.

use crate::course::kata::Kata;
use crate::course::part::{self, Chapter};
use crate::run::ran::Ran;
use crate::run::verdict::TestReport;

use super::finding::Finding;
use super::subject::Subject;

/// The most that a part takes, in minutes.
const LONGEST: usize = 40;

/// Checks the parts that the manifest lists.
pub fn check(subject: &Subject<'_>, starter: &Ran) -> Vec<Finding> {
    let kata = subject.kata;
    let place = subject.shown(&kata.dir.join("Cargo.toml"));
    let tests: Vec<_> = starter.verdict.tests.iter().map(TestReport::id).collect();
    // Against code that does not compile no test is known.
    if kata.parts.is_empty() || tests.is_empty() {
        return Vec::new();
    }
    let wrong = part::faults(kata, &tests).into_iter().map(|fault| {
        let advice =
            "name modules or functions with their layer in front, in teaching order, in `parts`";
        Finding::new(fault, &place, advice)
    });
    let chapters = part::from_sources(kata, &starter.functions);
    let long = lengths(kata, &chapters);
    let long = long.map(|(what, advice)| Finding::new(what, &place, advice));
    wrong.chain(long).collect()
}

/// What is wrong with the parts' minutes, and what to do.
fn lengths<'a>(
    kata: &'a Kata,
    chapters: &'a [Chapter],
) -> impl Iterator<Item = (String, String)> + 'a {
    kata.parts.iter().zip(chapters).flat_map(|(part, chapter)| {
        let (title, minutes) = (&part.title, chapter.minutes);
        let other = (part.minutes != minutes).then(|| {
            (
                format!(
                    "part `{title}` says {} minutes; by its tests it takes {minutes}",
                    part.minutes
                ),
                format!("write `minutes = {minutes}`: three for each test function, half a minute for each further case"),
            )
        });
        let long = (minutes > LONGEST).then(|| {
            (
                format!("part `{title}` takes {minutes} minutes"),
                format!("divide it: a part takes {LONGEST} minutes at most"),
            )
        });
        other.into_iter().chain(long)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::kata::Part;
    use crate::course::part::Stretch;
    use std::path::Path;

    #[test]
    fn a_part_takes_as_long_as_its_tests_tell_and_not_too_long() {
        let part = |title, minutes| Part {
            minutes,
            ..Part::example(title, &[])
        };
        let kata = Kata {
            parts: vec![part("right", 20), part("wrong", 20), part("long", 45)],
            ..Kata::example(Path::new("/w/katas/fruit"))
        };
        let chapter = |minutes| Chapter {
            stretch: Stretch {
                number: 1,
                title: String::new(),
                tests: 0..0,
                learned: None,
                quiz: None,
            },
            functions: vec![],
            tests: vec![],
            minutes,
        };
        let chapters = [chapter(20), chapter(25), chapter(45)];
        let said: Vec<_> = lengths(&kata, &chapters).map(|(what, _)| what).collect();
        assert_eq!(
            said,
            [
                "part `wrong` says 20 minutes; by its tests it takes 25",
                "part `long` takes 45 minutes"
            ]
        );
    }
}

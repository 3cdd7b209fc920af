//! The rhythm of solo: how long and how large the circles are, whether they began with a red test, and what became of the
//! refactorings.
//!
//! A circle ends where all tests are green and there are more of them than at the green before.

use std::fmt::Write as _;

use serde::Serialize;

use crate::commands::history::rhythm::{PAUSE, Sizes, duration, median, sizes_in_words};
use crate::learner::circle::Stage;
use crate::learner::journal::{Entry, What};
use crate::ui::style::{STRONG, styled};

/// The rhythm of a learner who writes the tests, too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Circles {
    /// How many circles were closed.
    pub closed: usize,
    /// How many of them began with a red test.
    pub test_first: usize,
    /// The median of their times, in seconds. Pauses do not count.
    pub median_seconds: i64,
    /// The median of the lines that came in or went, of code and tests.
    pub median_lines: usize,
    /// Half of the circles have so many lines, from and to: the quartiles.
    pub half_of_lines: [usize; 2],
    /// The lines of the largest circle.
    pub most_lines: usize,
    /// The entry at which the largest circle ended.
    pub most_lines_entry: usize,
    /// The share of the time in which a test was red, in percent. Pauses do not count.
    pub red_percent: i64,
    /// How often only the code was changed while all tests were green.
    pub refactorings: usize,
    /// The runs in which such a change turned a test red, by their entries: it changed behaviour.
    pub changed_behaviour: Vec<usize>,
}

/// The last run of solo that compiled, and what was changed since then.
#[derive(Default)]
struct Before {
    /// All tests were green, and there was one.
    green: bool,
    lines_of_code: usize,
    lines_of_tests: usize,
}

impl Circles {
    /// Of entries in order; `None` where no run is one of solo.
    pub fn of(entries: &[Entry]) -> Option<Self> {
        let mut all = Self::default();
        let (mut times, mut sizes) = (Vec::new(), Sizes::default());
        let (mut took, mut lines, mut tests, mut saw_red) = (0, 0, 0, false);
        let (mut worked, mut red, mut is_red) = (0, 0, false);
        let mut before = Before::default();
        let mut last = None;
        for entry in entries {
            let gap = (entry.seconds - last.unwrap_or(entry.seconds)).max(0);
            if gap <= PAUSE {
                took += gap;
                worked += gap;
                red += if is_red { gap } else { 0 };
            }
            if last.is_some() {
                lines += entry.lines_of_code + entry.lines_of_tests;
                before.lines_of_code += entry.lines_of_code;
                before.lines_of_tests += entry.lines_of_tests;
                last = Some(entry.seconds);
            }
            let What::Run {
                passed,
                total,
                wanted: Some(wanted),
                on_purpose,
                ..
            } = entry.what
            else {
                continue;
            };
            last = Some(entry.seconds);
            is_red = wanted == Stage::Green;
            saw_red |= is_red;
            if total == 0 {
                // It does not compile, or there is no test yet.
                continue;
            }
            let green = passed == total;
            let only_code = before.lines_of_code > 0 && before.lines_of_tests == 0;
            if before.green && only_code && !on_purpose {
                all.refactorings += 1;
                if !green {
                    all.changed_behaviour.push(entry.number);
                }
            }
            if green && total > tests {
                all.test_first += usize::from(saw_red);
                times.push(took);
                sizes.add(lines, entry.number);
                tests = total;
            }
            if green {
                (took, lines, saw_red) = (0, 0, false);
            }
            before = Before {
                green,
                ..Before::default()
            };
        }
        last?;
        all.closed = times.len();
        if !times.is_empty() {
            all.median_seconds = median(&mut times);
        }
        all.median_lines = sizes.median();
        all.half_of_lines = sizes.half();
        (all.most_lines, all.most_lines_entry) = sizes.most();
        all.red_percent = if worked > 0 { red * 100 / worked } else { 0 };
        Some(all)
    }

    /// In words, a line each.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut row = |label: &str, value: String| {
            let _ = writeln!(out, "{} {value}", styled(STRONG, format!("{label:<15}")));
        };
        let first = self.test_first;
        row(
            "Circles",
            format!("{}; {first} began with a red test", self.closed),
        );
        if self.closed > 0 {
            let time = duration(self.median_seconds);
            row(
                "Median circle",
                format!("{time}, {} lines", self.median_lines),
            );
            let most = (self.most_lines, self.most_lines_entry);
            row("Sizes", sizes_in_words("circles", self.half_of_lines, most));
        }
        row("In red", format!("{} % of the time", self.red_percent));
        let changed: Vec<_> = self
            .changed_behaviour
            .iter()
            .map(usize::to_string)
            .collect();
        let behaviour = match changed.as_slice() {
            [] => String::new(),
            [one] => format!("; 1 changed behaviour: entry {one}"),
            more => format!(
                "; {} changed behaviour: entries {}",
                more.len(),
                more.join(", ")
            ),
        };
        row("Refactorings", format!("{}{behaviour}", self.refactorings));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learner::journal::tests::run_at;

    /// A run of solo: when, how many of how many tests passed, what comes next, the lines of code and of tests since the
    /// entry before.
    fn solo(
        seconds: i64,
        (passed, total): (usize, usize),
        wanted: Stage,
        (code, tests): (usize, usize),
    ) -> Entry {
        let mut entry = run_at(seconds, passed, code);
        entry.lines_of_tests = tests;
        if let What::Run {
            total: all,
            layer,
            wanted: next,
            ..
        } = &mut entry.what
        {
            *all = total;
            *layer = Some("mine".to_owned());
            *next = Some(wanted);
        }
        entry
    }

    fn numbered(mut entries: Vec<Entry>) -> Vec<Entry> {
        for (index, entry) in entries.iter_mut().enumerate() {
            entry.number = index + 1;
        }
        entries
    }

    #[test]
    fn a_circle_ends_where_more_tests_are_green_than_at_the_green_before() {
        let entries = numbered(vec![
            solo(0, (0, 0), Stage::Red, (0, 0)),
            solo(60, (0, 1), Stage::Green, (0, 4)),
            solo(100, (1, 1), Stage::Refactor, (2, 0)),
            solo(130, (1, 2), Stage::Green, (0, 5)),
            solo(150, (1, 2), Stage::Green, (1, 0)),
            solo(200, (2, 2), Stage::Refactor, (3, 0)),
        ]);
        assert_eq!(
            Circles::of(&entries),
            Some(Circles {
                closed: 2,
                test_first: 2,
                median_seconds: 100,
                median_lines: 6,
                half_of_lines: [6, 6],
                most_lines: 9,
                most_lines_entry: 6,
                red_percent: 55,
                refactorings: 0,
                changed_behaviour: vec![],
            })
        );
    }

    #[test]
    fn a_test_that_is_green_on_arrival_did_not_come_first() {
        let entries = [
            solo(0, (0, 0), Stage::Red, (0, 0)),
            solo(60, (1, 1), Stage::Red, (9, 4)),
        ];
        let circles = Circles::of(&entries).unwrap();
        assert_eq!((circles.closed, circles.test_first), (1, 0));
    }

    #[test]
    fn a_change_of_the_code_alone_while_all_is_green_is_a_refactoring() {
        let entries = numbered(vec![
            solo(0, (1, 1), Stage::Refactor, (0, 0)),
            solo(9, (1, 1), Stage::Refactor, (5, 0)),
            // It does not compile, and then a test is red: one refactoring that changed behaviour.
            solo(18, (0, 0), Stage::Refactor, (5, 0)),
            solo(27, (0, 1), Stage::Green, (1, 0)),
            // This puts it right.
            solo(36, (1, 1), Stage::Refactor, (1, 0)),
            // Nothing is changed, then a test only, then both.
            solo(45, (1, 1), Stage::Refactor, (0, 0)),
            solo(54, (1, 2), Stage::Green, (0, 3)),
            solo(63, (2, 2), Stage::Refactor, (2, 0)),
            solo(72, (2, 2), Stage::Refactor, (2, 2)),
        ]);
        let circles = Circles::of(&entries).unwrap();
        assert_eq!(circles.refactorings, 2);
        assert_eq!(circles.changed_behaviour, [4]);
        assert!(circles.text().contains("2; 1 changed behaviour: entry 4"));
    }

    /// Who breaks the code to see a test fail changes its shape no more than its behaviour: both come back.
    #[test]
    fn code_that_is_broken_on_purpose_is_no_refactoring() {
        let mut broken = solo(9, (0, 1), Stage::Green, (1, 0));
        if let What::Run { on_purpose, .. } = &mut broken.what {
            *on_purpose = true;
        }
        let entries = numbered(vec![solo(0, (1, 1), Stage::Refactor, (0, 0)), broken]);
        let circles = Circles::of(&entries).unwrap();
        assert_eq!(
            (circles.refactorings, circles.changed_behaviour),
            (0, vec![])
        );
    }

    #[test]
    fn a_pause_is_no_red() {
        let entries = [
            solo(0, (0, 1), Stage::Green, (0, 0)),
            solo(PAUSE + 1, (0, 1), Stage::Green, (0, 0)),
            solo(PAUSE + 11, (1, 1), Stage::Refactor, (1, 0)),
            solo(PAUSE + 41, (1, 1), Stage::Refactor, (1, 0)),
        ];
        let circles = Circles::of(&entries).unwrap();
        assert_eq!((circles.red_percent, circles.median_seconds), (25, 10));
    }

    #[test]
    fn runs_of_the_given_tests_are_no_circles() {
        assert_eq!(Circles::of(&[run_at(0, 0, 0), run_at(9, 9, 9)]), None);
        let entries = [
            solo(0, (0, 1), Stage::Green, (0, 0)),
            run_at(10, 3, 2),
            solo(20, (1, 1), Stage::Refactor, (1, 0)),
        ];
        let circles = Circles::of(&entries).unwrap();
        assert_eq!((circles.closed, circles.median_lines), (1, 3));
    }

    #[test]
    fn before_the_first_circle_there_is_no_median() {
        let text = Circles::of(&[solo(0, (0, 1), Stage::Green, (0, 0))])
            .unwrap()
            .text();
        let text = anstream::adapter::strip_str(&text).to_string();
        assert_eq!(
            text,
            "Circles         0; 0 began with a red test\nIn red          0 % of the time\nRefactorings    0\n"
        );
    }
}

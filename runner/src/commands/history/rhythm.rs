//! The rhythm of the work: how long and how large the steps are, from green to green.
//!
//! A kata is red until its last test passes, so a step ends where the focus has moved further than ever before and the
//! code compiles: that is the small green of the circle.

use std::cmp::Reverse;
use std::fmt::Write as _;

use serde::Serialize;

use crate::learner::journal::{Entry, What};
use crate::ui::style::{STRONG, styled};

/// A time without any run that is longer, in seconds, is a pause.
pub const PAUSE: i64 = 15 * 60;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rhythm {
    /// How many steps were made.
    pub steps: usize,
    /// The median of their times, in seconds.
    pub median_seconds: i64,
    /// The median of the lines that came in or went.
    pub median_lines: usize,
    /// Half of the steps have so many lines, from and to: the quartiles.
    pub half_of_lines: [usize; 2],
    /// The lines of the largest step.
    pub most_lines: usize,
    /// The entry at which the largest step ended.
    pub most_lines_entry: usize,
    /// The longest time without a step, in seconds. Pauses do not count.
    pub longest_red_seconds: i64,
    /// How many pauses there were: times without any run that were longer than a quarter of an hour.
    pub pauses: usize,
    /// How long all pauses were together, in seconds.
    pub pause_seconds: i64,
    /// Runs for each step, rounded to tenths.
    pub runs_per_step_tenths: usize,
}

impl Rhythm {
    /// Of entries in order; `None` before the first step.
    pub fn of(entries: &[Entry]) -> Option<Self> {
        let (mut times, mut sizes) = (Vec::new(), Sizes::default());
        let (mut best, mut runs, mut lines) = (None, 0, 0);
        let (mut all_runs, mut took) = (0, 0);
        let (mut pauses, mut pause_seconds) = (0, 0);
        let mut last = entries.first()?.seconds;
        for entry in entries {
            lines += entry.lines_of_code;
            // A clock that was set back makes no step shorter than nothing.
            let gap = (entry.seconds - last).max(0);
            last = entry.seconds;
            if gap > PAUSE {
                pauses += 1;
                pause_seconds += gap;
            } else {
                took += gap;
            }
            let (reached, total) = match &entry.what {
                What::Run {
                    reached,
                    total,
                    layer: None,
                    ..
                } => (*reached, *total),
                What::Run { .. } | What::Asked { .. } => continue,
                What::Kept { before } => {
                    // From there on everything is walked once more.
                    if before == "reset" || before.starts_with("back to ") {
                        best = None;
                    }
                    continue;
                }
            };
            runs += 1;
            match best {
                // What was green at the first run is no step.
                None if total > 0 => (best, took, runs, lines) = (Some(reached), 0, 0, 0),
                Some(before) if reached > before => {
                    times.push(took);
                    sizes.add(lines, entry.number);
                    all_runs += runs;
                    (best, took, runs, lines) = (Some(reached), 0, 0, 0);
                }
                _ => {}
            }
        }
        let steps = times.len();
        Some(Self {
            steps,
            longest_red_seconds: times.iter().copied().max()?,
            pauses,
            pause_seconds,
            median_seconds: median(&mut times),
            median_lines: sizes.median(),
            half_of_lines: sizes.half(),
            most_lines: sizes.most().0,
            most_lines_entry: sizes.most().1,
            runs_per_step_tenths: (all_runs * 10 + steps / 2) / steps,
        })
    }

    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut row = |label: &str, value: String| {
            let _ = writeln!(out, "{} {value}", styled(STRONG, format!("{label:<15}")));
        };
        row("Steps", self.steps.to_string());
        row(
            "Median step",
            format!(
                "{}, {} lines",
                duration(self.median_seconds),
                self.median_lines
            ),
        );
        row(
            "Sizes",
            sizes_in_words(
                "steps",
                self.half_of_lines,
                (self.most_lines, self.most_lines_entry),
            ),
        );
        row("Longest red", duration(self.longest_red_seconds));
        if self.pauses > 0 {
            let length = duration(self.pause_seconds);
            row(
                "Pauses",
                format!("{}, {length}; not counted above", self.pauses),
            );
        }
        row(
            "Runs per step",
            format!(
                "{}.{}",
                self.runs_per_step_tenths / 10,
                self.runs_per_step_tenths % 10
            ),
        );
        out
    }
}

/// The sizes of steps, in lines, with the entries at which they ended.
#[derive(Debug, Default)]
pub struct Sizes(Vec<(usize, usize)>);

impl Sizes {
    /// One more step.
    pub fn add(&mut self, lines: usize, entry: usize) {
        self.0.push((lines, entry));
        // The first of the largest is the one that is named.
        self.0
            .sort_by_key(|(lines, entry)| (*lines, Reverse(*entry)));
    }

    /// The median; 0 without a step.
    pub fn median(&self) -> usize {
        self.at(1, 2)
    }

    /// The quartiles: half of the steps lie between them.
    pub fn half(&self) -> [usize; 2] {
        [self.at(1, 4), self.at(3, 4)]
    }

    /// The lines of the largest, and its entry.
    pub fn most(&self) -> (usize, usize) {
        self.0.last().copied().unwrap_or_default()
    }

    fn at(&self, part: usize, of: usize) -> usize {
        let last = self.0.len().saturating_sub(1);
        self.0.get(last * part / of).map_or(0, |(lines, _)| *lines)
    }
}

/// How even the steps are.
pub fn sizes_in_words(
    steps: &str,
    [from, to]: [usize; 2],
    (most, entry): (usize, usize),
) -> String {
    format!(
        "half of the {steps} have {from} to {to} lines; the largest has {most}, up to entry {entry}"
    )
}

pub fn median<T: Copy + Ord>(values: &mut [T]) -> T {
    values.sort_unstable();
    values[(values.len() - 1) / 2]
}

pub fn duration(seconds: i64) -> String {
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3600 => format!("{} min {} s", seconds / 60, seconds % 60),
        _ => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learner::journal::tests::run_at;
    use rstest::rstest;

    #[test]
    fn a_step_ends_where_the_focus_has_moved_further_than_ever_before() {
        let entries = [
            run_at(100, 0, 0),
            run_at(160, 0, 5),
            run_at(170, 3, 2),
            run_at(180, 1, 9),
            run_at(200, 3, 1),
            run_at(230, 4, 2),
        ];
        assert_eq!(
            Rhythm::of(&entries),
            Some(Rhythm {
                steps: 2,
                median_seconds: 60,
                median_lines: 7,
                half_of_lines: [7, 7],
                most_lines: 12,
                most_lines_entry: 1,
                longest_red_seconds: 70,
                pauses: 0,
                pause_seconds: 0,
                runs_per_step_tenths: 25,
            })
        );
    }

    #[test]
    fn a_pause_is_no_red() {
        let hour = 3600;
        let entries = [
            run_at(0, 0, 0),
            run_at(60, 0, 5),
            run_at(hour, 0, 1),
            run_at(hour + 40, 1, 1),
            run_at(4 * hour, 1, 0),
            run_at(4 * hour + 900, 2, 3),
        ];
        let rhythm = Rhythm::of(&entries).unwrap();
        assert_eq!(
            rhythm.longest_red_seconds, 900,
            "a quarter of an hour is none"
        );
        assert_eq!(rhythm.median_seconds, 100);
        let paused = (hour - 60) + (3 * hour - 40);
        assert_eq!((rhythm.pauses, rhythm.pause_seconds), (2, paused));
        assert!(
            rhythm.text().contains("2, 3 h 58 min; not counted above"),
            "{}",
            rhythm.text()
        );
    }

    #[test]
    fn after_a_reset_steps_are_made_again() {
        let mut reset = run_at(30, 0, 0);
        reset.what = What::Kept {
            before: "reset".to_owned(),
        };
        let entries = [
            run_at(0, 0, 0),
            run_at(10, 5, 5),
            reset,
            run_at(40, 0, 9),
            run_at(60, 1, 1),
        ];
        let rhythm = Rhythm::of(&entries).unwrap();
        assert_eq!((rhythm.steps, rhythm.longest_red_seconds), (2, 20));
    }

    #[rstest]
    #[case::nothing(&[])]
    #[case::no_step(&[(1, 5), (2, 5), (3, 4)])]
    fn before_the_first_step_there_is_none(#[case] runs: &[(i64, usize)]) {
        let entries: Vec<_> = runs
            .iter()
            .map(|(at, passed)| run_at(*at, *passed, 1))
            .collect();
        assert_eq!(Rhythm::of(&entries), None);
    }

    #[test]
    fn a_clock_that_was_set_back_makes_no_step_shorter_than_nothing() {
        let rhythm = Rhythm::of(&[run_at(100, 0, 0), run_at(50, 1, 4)]).unwrap();
        assert_eq!((rhythm.median_seconds, rhythm.longest_red_seconds), (0, 0));
    }

    #[rstest]
    #[case(0, "0 s")]
    #[case(61, "1 min 1 s")]
    #[case(7260, "2 h 1 min")]
    fn a_time_is_told_in_two_units(#[case] seconds: i64, #[case] text: &str) {
        assert_eq!(duration(seconds), text);
    }
}

//! One level of several, and which of them were shown.

use std::fmt::Write as _;

use crate::course::kata::{Course, Kata};
use crate::learner::progress::{self, Changed};
use crate::ui::report;
use crate::ui::screen::wrapped;
use crate::ui::style::{FAINT, STRONG, styled};

/// How many levels under that key were shown before, and remembers that one more is.
pub fn shown_before(course: &Course, kata: &Kata, key: String) -> Changed<usize> {
    progress::change(course, kata, |progress| {
        let next = progress.hints_shown.entry(key).or_insert(0);
        *next += 1;
        *next - 1
    })
}

/// One level of those, below their heading: the one after those that were shown, or the last.
pub fn rung(heading: &str, levels: &[String], shown: usize, width: usize) -> String {
    let heading = wrapped(heading, "", width);
    let heading = heading.iter().map(|row| styled(STRONG, row));
    let mut out = format!("{}\n", heading.collect::<Vec<_>>().join("\n"));
    let at = shown.min(levels.len().saturating_sub(1));
    if let Some(text) = levels.get(at) {
        let number = styled(FAINT, format!("hint {} of {}", at + 1, levels.len()));
        let _ = write!(out, "\n{number}\n{}\n", report::prose(text, "  ", width));
    }
    out
}

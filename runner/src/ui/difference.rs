//! Differences between two texts, line by line.

use similar::{ChangeTag, TextDiff};

use crate::ui::style::{BAD, FAINT, GOOD, styled};

/// How a line of a difference came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is in both.
    Same,
    /// It is only in the first.
    Gone,
    /// It is only in the second.
    New,
    /// Lines that are in both are left out here.
    Gap,
}

/// A line of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How it came about.
    pub kind: Kind,
    /// Its number in the text that it is from, from 0; of the second where it is in both.
    pub number: usize,
    /// Its text, without its end.
    pub text: String,
}

/// The lines that differ, with so many lines around each change.
pub fn lines(before: &str, after: &str, context: usize) -> Vec<Line> {
    // Whether a text ends in a line break makes no other line of its last one.
    let ended = |text: &str| match text {
        "" => String::new(),
        text if text.ends_with('\n') => text.to_owned(),
        text => format!("{text}\n"),
    };
    let (before, after) = (ended(before), ended(after));
    let diff = TextDiff::from_lines(&before, &after);
    let mut lines = Vec::new();
    for (index, group) in diff
        .grouped_ops(context.min(before.len() + after.len()))
        .iter()
        .enumerate()
    {
        if index > 0 {
            lines.push(Line {
                kind: Kind::Gap,
                number: 0,
                text: String::new(),
            });
        }
        for change in group
            .iter()
            .flat_map(|operation| diff.iter_changes(operation))
        {
            let (kind, number) = match change.tag() {
                ChangeTag::Delete => (Kind::Gone, change.old_index()),
                ChangeTag::Insert => (Kind::New, change.new_index()),
                ChangeTag::Equal => (Kind::Same, change.new_index()),
            };
            lines.push(Line {
                kind,
                number: number.unwrap_or_default(),
                text: change.value().trim_end_matches(['\r', '\n']).to_owned(),
            });
        }
    }
    lines
}

/// Both texts as a unified difference with so many lines around each change.
pub fn difference(before: &str, after: &str, context: usize) -> String {
    let mut out = String::new();
    for Line { kind, text, .. } in lines(before, after, context) {
        let line = match kind {
            Kind::Gone => styled(BAD, format!("- {text}")),
            Kind::New => styled(GOOD, format!("+ {text}")),
            Kind::Same => format!("  {text}"),
            Kind::Gap => styled(FAINT, "  ⋮"),
        };
        out.push_str(line.trim_end());
        out.push('\n');
    }
    if out.is_empty() {
        "  the same\n".to_owned()
    } else {
        out
    }
}

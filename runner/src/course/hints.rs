//! Hints: `hints.md`, in which a heading names a test function, or `mine` for the learner's own tests, and `---` lines
//! part its levels, from a nudge to nearly the line.

use std::path::{Path, PathBuf};

use crate::course::roster;
use crate::os::files;
use crate::os::status::{HasStatus, Status};

/// The heading of the hints for the learner's own tests, which are shown when all the given ones are green.
pub const MINE: &str = "mine";

/// The hints for one test function, or for one case of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// What the heading says: `unit::segment::encodes`.
    pub test: String,
    /// The line of the heading, from 1.
    pub line: usize,
    /// The levels, each as Markdown.
    pub levels: Vec<String>,
}

/// Why hints cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum HintsError {
    /// The file cannot be read.
    #[error("cannot read the hints {}: {source}", files::shown(.file))]
    Unreadable {
        /// `hints.md`.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl HasStatus for HintsError {
    fn status(&self) -> Status {
        Status::Fault
    }
}

/// Reads `hints.md`.
///
/// # Errors
/// When the file cannot be read. What is in it is never an error here; `verify` judges it.
pub fn read(file: &Path) -> Result<Vec<Hint>, HintsError> {
    let text = files::read_source(file).map_err(|source| HintsError::Unreadable {
        file: file.to_owned(),
        source,
    })?;
    Ok(parse(&text))
}

/// The hint for a test: the one under its own name, else the one under its function's.
pub fn for_test<'a>(hints: &'a [Hint], test: &str) -> Option<&'a Hint> {
    hints
        .iter()
        .filter(|hint| roster::covers(&hint.test, test))
        .max_by_key(|hint| hint.test.len())
}

fn parse(text: &str) -> Vec<Hint> {
    let mut hints: Vec<Hint> = Vec::new();
    let mut in_code = false;
    for (index, line) in text.lines().enumerate() {
        in_code ^= line.trim_start().starts_with("```");
        if let Some(heading) = line.strip_prefix("## ").filter(|_| !in_code) {
            let test = heading.trim().trim_matches('`').to_owned();
            hints.push(Hint {
                test,
                line: index + 1,
                levels: vec![String::new()],
            });
        } else if let Some(hint) = hints.last_mut() {
            match hint.levels.last_mut() {
                Some(level) if in_code || line.trim() != "---" => {
                    level.push_str(line);
                    level.push('\n');
                }
                _ => hint.levels.push(String::new()),
            }
        }
    }
    for hint in &mut hints {
        for level in &mut hint.levels {
            *level = level.trim().to_owned();
        }
        hint.levels.retain(|level| !level.is_empty());
    }
    hints
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Hints\n\nWords.\n\n## `unit::a::b`\n\nWhat is asked?\n---\nThe idea.\n\n---\n\n```rust\n## not a heading\n---\n```\n\n\
                        ## unit::a::b::case_2\nOnly this.\n## unit::c\n";

    #[test]
    fn headings_name_tests_and_rules_part_levels() {
        let hints = parse(TEXT);
        assert_eq!(hints[0].test, "unit::a::b");
        assert_eq!(hints[0].line, 5);
        assert_eq!(
            hints[0].levels,
            [
                "What is asked?",
                "The idea.",
                "```rust\n## not a heading\n---\n```"
            ]
        );
    }

    #[test]
    fn a_heading_without_text_has_no_levels() {
        assert_eq!(
            parse(TEXT)[2],
            Hint {
                test: "unit::c".to_owned(),
                line: 20,
                levels: vec![]
            }
        );
    }

    #[test]
    fn a_case_has_its_own_hint_or_its_function_s() {
        let hints = parse(TEXT);
        assert_eq!(
            for_test(&hints, "unit::a::b::case_1").unwrap().test,
            "unit::a::b"
        );
        assert_eq!(
            for_test(&hints, "unit::a::b::case_2").unwrap().test,
            "unit::a::b::case_2"
        );
        assert_eq!(for_test(&hints, "unit::a::bc"), None);
    }
}

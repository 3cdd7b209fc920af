//! Gate 5, the template: what is left of the text that `kata new` writes, once the author has begun.

use std::path::PathBuf;

use crate::course::kata::Kata;
use crate::course::template;
use crate::os::files;

use super::finding::Finding;
use super::subject::Subject;

/// What the template says of its greeting: the file, as the template has it, and the words.
const SAYINGS: [(&str, &[&str]); 6] = [
    (
        "katas/KATA_NAME/Cargo.toml",
        &["What a learner builds", "Which question does it answer?"],
    ),
    (
        "katas/KATA_NAME/README.md",
        &[
            "Which question does it answer?",
            "Who needs this, and why.",
            "A guest who is known is greeted by name",
            "A guest who is not known is greeted",
            "**unit**: the greeting alone",
            "**integration**: the greeting with the guest book",
        ],
    ),
    (
        "katas/KATA_NAME/tests/mine.rs",
        &["use KATA_LIB::greeting;", "assert_eq!(greeting("],
    ),
    (
        "docs/src/concepts/KATA_NAME.md",
        &[
            "Which question does it answer?",
            "Write a short, right answer here",
            "*\"Something else.\"*",
            "what it shows.",
            "Who is greeted?",
            "What is greeted?",
            "What replaces the guest book in the test?",
        ],
    ),
    (
        "solutions/KATA_NAME/demo.md",
        &["# A greeting, test by test"],
    ),
    ("katas/KATA_NAME/src/lib.rs", &["//! Greets guests."]),
];

/// The reference of the template: while it is there, the kata is the template's own.
const REFERENCE: &str = "solutions/KATA_NAME/src/lib.rs";

/// The words of the template that are left, each with its place. A kata whose reference is the template's has not been
/// begun: it is whole as it is.
pub fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if is_untouched(subject.kata) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (file, sayings) in SAYINGS {
        let (path, text) = read(subject, file);
        for saying in sayings {
            let saying = template::filled(saying, &subject.kata.name);
            let line = text.lines().position(|line| line.contains(&saying));
            findings.extend(line.map(|line| {
                Finding::new(
                    format!("the text of the template is left: `{saying}`"),
                    format!("{}:{}", files::shown(&path), line + 1),
                    "write there what this kata is about",
                )
            }));
        }
    }
    findings
}

/// Whether the reference is still the template's.
pub fn is_untouched(kata: &Kata) -> bool {
    let of_template = template::FILES.iter().find(|(path, _)| *path == REFERENCE);
    let of_template = of_template.map(|(_, text)| template::filled(text, &kata.name));
    let reference = files::read_text(&kata.solution_dir.join("src/lib.rs"));
    of_template == Some(files::one_line_end(reference))
}

fn read(subject: &Subject<'_>, file: &str) -> (PathBuf, String) {
    let Kata { name, .. } = subject.kata;
    let path = PathBuf::from(template::filled(file, name));
    let text = files::read_text(&subject.course.root().join(&path));
    (path, files::one_line_end(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A saying that the template does not have any more would be looked for in vain.
    #[test]
    fn every_saying_is_one_of_the_template() {
        for (file, sayings) in SAYINGS {
            let found = template::FILES.iter().find(|(path, _)| *path == file);
            let (_, text) = found.unwrap_or_else(|| panic!("{file}"));
            for saying in sayings {
                assert!(text.contains(saying), "{file}: {saying}");
            }
        }
        assert!(template::FILES.iter().any(|(path, _)| *path == REFERENCE));
    }
}

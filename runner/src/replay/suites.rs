//! The kata's suites with only those tests in them that a walk-through has come to: the others need not be compiled. Every line
//! stays where it is.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::course::kata::Kata;
use crate::course::roster::{self, TestFunction};
use crate::os::files::{self, Texts};

/// The files of a kata that its suites are made of, and where their tests stand in them.
#[derive(Default)]
pub struct Suites {
    files: Texts,
    tests: Vec<Item>,
}

/// An item that is nothing but tests: a function, or a macro around some.
struct Item {
    /// With the layer in front.
    tests: Vec<String>,
    file: PathBuf,
    range: Range<usize>,
}

impl Suites {
    /// Reads them. Each test function comes with its name, the layer in front. None, where one of the files is no text:
    /// then the suites are built as and where they are.
    pub fn of(kata: &Kata, functions: &[(String, TestFunction)]) -> Self {
        let files = files::read_tree(&kata.dir).unwrap_or_default();
        let beside = files
            .into_iter()
            .filter(|(path, _)| {
                let others = ["src", "Cargo.toml", "starter.tar"];
                !others.iter().any(|other| path.starts_with(other))
            })
            .map(|(path, bytes)| {
                let text = String::from_utf8(bytes).ok()?;
                let text = files::code(&path, text);
                Some((path, text))
            });
        let tests = items(&kata.dir, functions);
        beside
            .collect::<Option<_>>()
            .map_or_else(Self::default, |files| Self { files, tests })
    }

    /// The files, by their paths in the kata's folder, without the tests that no name covers; whole, where none is given.
    pub fn with(&self, names: Option<&BTreeSet<&str>>) -> Texts {
        let mut files = self.files.clone();
        let Some(names) = names else {
            return files;
        };
        let wanted = |test: &String| {
            names
                .iter()
                .any(|name| roster::covers(name, test) || roster::covers(test, name))
        };
        // From the end, so that the items before stay where they are.
        for item in self.tests.iter().rev() {
            if item.tests.iter().any(wanted) {
                continue;
            }
            if let Some(text) = files.get_mut(&item.file)
                && let Some(part) = text.get(item.range.clone())
            {
                let lines = "\n".repeat(part.matches('\n').count());
                text.replace_range(item.range.clone(), &lines);
            }
        }
        files
    }
}

/// The items that these functions of the kata in that folder stand in, those of a file in source order.
fn items(dir: &Path, functions: &[(String, TestFunction)]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for (test, function) in functions {
        let Ok(file) = function.file.strip_prefix(dir) else {
            continue;
        };
        match items.last_mut() {
            Some(last) if last.file == file && last.range == function.item => {
                last.tests.push(test.clone());
            }
            _ => items.push(Item {
                tests: vec![test.clone()],
                file: file.to_owned(),
                range: function.item.clone(),
            }),
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use overlay::source::CrateSource;

    const TEXT: &str = "use x::y;\n\n/// Why.\n#[test]\nfn a() {\n    y();\n}\n\nfn helper() {}\n\n\
                        /// Why not.\n#[rstest]\n#[case::one(1)]\nfn b(#[case] n: u8) {\n    y(n);\n}\n\n\
                        proptest! {\n    #[test]\n    fn law(n: u8) {\n        y(n);\n    }\n}\n";

    fn suites() -> Suites {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("unit.rs");
        std::fs::write(&file, TEXT).unwrap();
        let source = CrateSource::read(&file).unwrap();
        let functions: Vec<_> = roster::functions(&source)
            .into_iter()
            .map(|function| (format!("unit::{}", function.path), function))
            .collect();
        Suites {
            files: Texts::from([("unit.rs".into(), TEXT.to_owned())]),
            tests: items(dir.path(), &functions),
        }
    }

    fn with(names: &[&str]) -> String {
        let names = names.iter().copied().collect();
        suites().with(Some(&names)).into_values().collect()
    }

    #[test]
    fn where_all_are_wanted_all_are_there() {
        assert_eq!(suites().with(None).into_values().collect::<String>(), TEXT);
        assert_eq!(with(&["unit"]), TEXT);
    }

    #[test]
    fn tests_that_no_step_has_reached_are_left_out_line_by_line() {
        let text = with(&["unit::a"]);
        let words: Vec<_> = text.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(
            words,
            [
                "use x::y;",
                "/// Why.",
                "#[test]",
                "fn a() {",
                "    y();",
                "}",
                "fn helper() {}"
            ]
        );
        assert_eq!(text.lines().count(), TEXT.lines().count());
    }

    #[test]
    fn a_case_needs_its_function_and_a_law_its_macro() {
        let text = with(&["unit::b::case_1_one", "unit::law"]);
        assert!(!text.contains("fn a()"), "{text}");
        assert!(
            text.ends_with(&TEXT[TEXT.find("/// Why not").unwrap()..]),
            "{text}"
        );
    }
}

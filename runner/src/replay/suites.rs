//! The kata's suites with only those tests in them that a walk-through has come to: the others need not be compiled. Every line
//! stays where it is.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::Files;
use crate::course::Kata;
use crate::outside::files;
use crate::roster;
use crate::source::CrateSource;

/// The files of a kata that its suites are made of, and where their tests stand in them.
#[derive(Default)]
pub struct Suites {
    files: Files,
    tests: Vec<Place>,
}

/// An item that is nothing but tests.
struct Place {
    /// With the layer in front.
    tests: Vec<String>,
    file: PathBuf,
    range: Range<usize>,
}

impl Suites {
    /// Reads them. None, where one of them is no text: then the suites are built as and where they are.
    pub fn of(kata: &Kata) -> Self {
        let files = files::read_tree(&kata.dir).unwrap_or_default();
        let beside = files
            .into_iter()
            .filter(|(path, _)| !path.starts_with("src") && path != Path::new("Cargo.toml"))
            .map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?)));
        let Some(files) = beside.collect() else {
            return Self::default();
        };
        let mut tests = Vec::new();
        for suite in &kata.suites {
            let Ok(source) = CrateSource::read(&suite.file) else {
                continue;
            };
            for place in roster::places(&source) {
                if let Ok(file) = place.file.strip_prefix(&kata.dir) {
                    let id = |path: &String| format!("{}::{path}", suite.layer);
                    tests.push(Place {
                        tests: place.tests.iter().map(id).collect(),
                        file: file.to_owned(),
                        range: place.range,
                    });
                }
            }
        }
        Self { files, tests }
    }

    /// The files, by their paths in the kata's folder, without the tests that no name covers; whole, where none is given.
    pub fn with(&self, names: Option<&BTreeSet<&str>>) -> Files {
        let mut files = self.files.clone();
        let Some(names) = names else {
            return files;
        };
        let wanted = |test: &String| {
            names
                .iter()
                .any(|name| roster::covers(name, test) || roster::covers(test, name))
        };
        // From the end, so that the places before stay where they are.
        let mut places: Vec<_> = self.tests.iter().collect();
        places.sort_by_key(|place| std::cmp::Reverse(place.range.start));
        for place in places {
            if place.tests.iter().any(wanted) {
                continue;
            }
            if let Some(text) = files.get_mut(&place.file)
                && let Some(part) = text.get(place.range.clone())
            {
                let lines = "\n".repeat(part.matches('\n').count());
                text.replace_range(place.range.clone(), &lines);
            }
        }
        files
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "use x::y;\n\n/// Why.\n#[test]\nfn a() {\n    y();\n}\n\nfn helper() {}\n\n\
                        /// Why not.\n#[rstest]\n#[case::one(1)]\nfn b(#[case] n: u8) {\n    y(n);\n}\n\n\
                        proptest! {\n    #[test]\n    fn law(n: u8) {\n        y(n);\n    }\n}\n";

    fn suites() -> Suites {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("unit.rs");
        std::fs::write(&file, TEXT).unwrap();
        let source = CrateSource::read(&file).unwrap();
        let tests = roster::places(&source).into_iter().map(|place| Place {
            tests: place
                .tests
                .iter()
                .map(|test| format!("unit::{test}"))
                .collect(),
            file: "tests/unit.rs".into(),
            range: place.range,
        });
        Suites {
            files: Files::from([("tests/unit.rs".into(), TEXT.to_owned())]),
            tests: tests.collect(),
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
    fn what_nobody_has_come_to_is_left_out_line_by_line() {
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

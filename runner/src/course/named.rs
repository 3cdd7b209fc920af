//! Where a kata's own files have its name: in manifests, in paths, as the library in code, as the program in tests.

use std::path::Path;

use crate::course::kata::Kata;
use crate::course::listed;
use crate::os::files;

/// A file of a kata or of its solution, with the new name wherever the old one is the kata's for sure.
pub fn renamed(path: &Path, text: &str, old: &str, new: &str) -> String {
    let extension = path.extension().and_then(|end| end.to_str());
    match extension {
        Some("toml") => in_manifest(text, old, new),
        Some("rs") => in_code(text, old, new),
        Some("md") => {
            let text = in_code(&listed::renamed(text, old, new), old, new);
            let title = format!("# {old}\n");
            match text.strip_prefix(&title) {
                Some(rest) => format!("# {new}\n{rest}"),
                None => text,
            }
        }
        _ => text.to_owned(),
    }
}

fn library(name: &str) -> String {
    name.replace('-', "_")
}

fn in_manifest(text: &str, old: &str, new: &str) -> String {
    let mut out = text.to_owned();
    for (before, behind) in [("\"", "\""), ("\"", "-solution\""), ("katas/", "/")] {
        out = out.replace(
            &format!("{before}{old}{behind}"),
            &format!("{before}{new}{behind}"),
        );
    }
    let lines = out.split_inclusive('\n').map(|line| {
        if line.trim() == format!("name = \"{}\"", library(old)) {
            line.replace(&library(old), &library(new))
        } else {
            line.to_owned()
        }
    });
    // The library of `high-tides` is `high_tides`, also where the package has just been renamed.
    let out: String = lines.collect();
    let mut in_library = false;
    let lines = out.split_inclusive('\n').map(|line| {
        if line.starts_with('[') {
            in_library = line.trim() == "[lib]";
        }
        if in_library && line.starts_with("name =") {
            line.replace(&format!("\"{new}\""), &format!("\"{}\"", library(new)))
        } else {
            line.to_owned()
        }
    });
    lines.collect()
}

/// The library, where a path or an import begins with it, and the program, where a test starts it.
fn in_code(text: &str, old: &str, new: &str) -> String {
    let (library_then, library_now) = (library(old), library(new));
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(&library_then) {
        let (before, found) = rest.split_at(at);
        out += before;
        let behind = &found[library_then.len()..];
        let line = out.rsplit('\n').next().unwrap_or_default();
        let is_free = !out.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
        let is_path = behind.starts_with("::") && is_free;
        let is_import = line.trim_start_matches(['/', '!', ' ']).trim_start() == "use "
            && behind.starts_with([';', ' ']);
        out += if is_path || is_import {
            &library_now
        } else {
            &library_then
        };
        rest = behind;
    }
    out += rest;
    for (before, behind) in [
        ("cargo_bin_cmd!(\"", "\")"),
        ("cargo_bin!(\"", "\")"),
        ("cargo_bin(\"", "\")"),
        ("CARGO_BIN_EXE_", "\""),
    ] {
        out = out.replace(
            &format!("{before}{old}{behind}"),
            &format!("{before}{new}{behind}"),
        );
    }
    listed::renamed(&out, old, new)
}

/// Where the old name still is in code of the kata, in quotes: the file and the line.
pub fn mentions(kata: &Kata, old: &str) -> Vec<String> {
    let mut found = Vec::new();
    for dir in [&kata.dir, &kata.solution_dir] {
        for (path, bytes) in files::read_tree(dir).unwrap_or_default() {
            let text = String::from_utf8(bytes).unwrap_or_default();
            if path == Path::new("starter.tar") {
                continue;
            }
            for (index, line) in text.lines().enumerate() {
                if words(line).any(|word| word == old) {
                    let file = files::shown(&dir.join(&path));
                    found.push(format!("{file}:{}", index + 1));
                }
            }
        }
    }
    found
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::package("a.toml", "name = \"two-words\"", "name = \"tides\"")]
    #[case::library("a.toml", "[lib]\nname = \"two_words\"\n", "[lib]\nname = \"tides\"\n")]
    #[case::solution("a.toml", "name = \"two-words-solution\"", "name = \"tides-solution\"")]
    #[case::suite(
        "a.toml",
        "path = \"../../katas/two-words/tests/unit.rs\"",
        "path = \"../../katas/tides/tests/unit.rs\""
    )]
    #[case::import("a.rs", "use two_words::{a, b};", "use tides::{a, b};")]
    #[case::call("a.rs", "x(two_words::a());", "x(tides::a());")]
    #[case::module("a.rs", "crate::two_words::a()", "crate::two_words::a()")]
    #[case::comment("a.rs", "//! use two_words::a;", "//! use tides::a;")]
    #[case::variable("a.rs", "let two_words = 2;", "let two_words = 2;")]
    #[case::program("a.rs", "cargo_bin_cmd!(\"two-words\")", "cargo_bin_cmd!(\"tides\")")]
    #[case::title(
        "a.md",
        "# two-words\n\ntwo-words, `cargo kata two-words`",
        "# tides\n\ntwo-words, `cargo kata tides`"
    )]
    #[case::fixture("a.txt", "two-words", "two-words")]
    fn the_name_of_the_kata_is_another_one(
        #[case] path: &str,
        #[case] text: &str,
        #[case] expected: &str,
    ) {
        assert_eq!(
            renamed(Path::new(path), text, "two-words", "tides"),
            expected
        );
    }

    #[test]
    fn a_library_has_no_dash() {
        let text = "[package]\nname = \"tides\"\n[lib]\nname = \"tides\"\n";
        assert_eq!(
            renamed(Path::new("a.toml"), text, "tides", "high-tides"),
            "[package]\nname = \"high-tides\"\n[lib]\nname = \"high_tides\"\n"
        );
    }
}

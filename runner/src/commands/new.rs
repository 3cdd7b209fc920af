//! `kata new`: a kata and its solution, ready to fill, that `verify` already understands.

pub mod borrow;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::commands::error::Error;
use crate::course::features::{Feature, Features};
use crate::course::kata::Course;
use crate::course::lists;
use crate::course::manifests;
use crate::course::roster;
use crate::course::template;
use crate::learner::starter;
use crate::os::status::Status;
use crate::os::{files, terminal};
use overlay::source::CrateSource;

/// Names that cargo or Rust keep for themselves, or that a crate which the suites use has.
const TAKEN: [&str; 25] = [
    "test",
    "unit",
    "integration",
    "e2e",
    "mine",
    "core",
    "std",
    "alloc",
    "main",
    "lib",
    "build",
    "deps",
    "examples",
    "incremental",
    "rstest",
    "mockall",
    "proptest",
    "insta",
    "predicates",
    "runner",
    "kata-launcher",
    "con",
    "nul",
    "aux",
    "prn",
];

/// Makes it, and says so.
///
/// # Errors
/// A name that cannot be a kata's, or one that there is already; a folder that cannot be written.
pub fn new(course: &Course, name: &str) -> Result<Status, Error> {
    let written = make(course, name)?;
    let listed = listed(course, name)?;
    let text = format!(
        "A new kata, with one test per layer:\n{}\n\n{listed}\
         Its tests fail, as they should:   cargo kata {name}\n\
         And it is complete:               cargo kata verify {name}\n\
         Now replace the greeting by your topic, test by test; `verify` says what is missing.\n",
        written.join("\n")
    );
    terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    Ok(Status::Green)
}

/// Adds the kata to the lists of the course: what is told of that.
///
/// # Errors
/// When a list cannot be read or written.
pub fn listed(course: &Course, name: &str) -> Result<String, Error> {
    // The course was read before the kata was there.
    let course = Course::find(course.root(), course.commands())?;
    let done = lists::add(&course, &course.kata(name)?);
    let done = done.map_err(|(file, source)| Error::io("write", file)(source))?;
    if done.is_empty() {
        return Ok(String::new());
    }
    let lines = done
        .iter()
        .map(|path| format!("  {}\n", files::shown(path)));
    Ok(format!("It is listed in:\n{}\n", lines.collect::<String>()))
}

/// Makes it, behind all other katas of the path; gives a line for each file.
///
/// # Errors
/// As [`new`].
pub fn make(course: &Course, name: &str) -> Result<Vec<String>, Error> {
    check_name(course, name)?;
    let own = template::FILES.iter();
    let own: Vec<_> = own
        .filter(|(path, _)| path.ends_with("Cargo.toml"))
        .map(|(_, text)| *text)
        .collect();
    manifests::check(course.root(), &own)?;
    let (path, _) = course.in_path_order().unwrap_or_default();
    let after = path.last().map(|kata| format!("\"{}\"", kata.name));
    let after = format!("after = [{}]", after.unwrap_or_default());
    let mut written = Vec::new();
    let features = Features::of(course.root())?;
    for (path, text) in template::FILES {
        let lacks = path.ends_with("demo.md") && !features.has(Feature::Demo)
            || path.starts_with("docs/") && !features.has(Feature::Concepts);
        if lacks {
            continue;
        }
        let path = PathBuf::from(template::filled(path, name));
        let file = course.root().join(&path);
        let text = template::filled(text, name).replace("after = []", &after);
        let text = if features.has(Feature::Concepts) {
            text
        } else {
            without_link(&text)
        };
        files::write_whole(&file, text.as_bytes()).map_err(Error::io("write", &file))?;
        written.push(format!("  {}", files::shown(&path)));
    }
    // The course was read before the kata was there.
    let course = Course::find(course.root(), &[])?;
    let kata = course.kata(name)?;
    let mut tests = BTreeMap::new();
    for suite in &kata.suites {
        let functions = roster::functions(&CrateSource::read(&suite.file)?);
        tests.insert(suite.layer, roster::expected(&functions).len());
    }
    starter::pack(&kata, tests)?;
    written.push(format!("  katas/{name}/starter.tar"));
    Ok(written)
}

/// A README whose question has no page.
fn without_link(readme: &str) -> String {
    let lines = readme.split_inclusive('\n').map(|line| {
        let question = line
            .strip_prefix("*[")
            .and_then(|rest| rest.split_once("]("));
        match question {
            Some((question, _)) => format!("*{question}*\n"),
            None => line.to_owned(),
        }
    });
    lines.collect()
}

/// Whether a kata may have that name at all; `commands` are the words of the runner's own.
///
/// # Errors
/// When it may not.
pub fn check_form(name: &str, commands: &[String]) -> Result<(), Error> {
    let words_are_fine = name.split('-').all(|word| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    });
    if !words_are_fine || !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Err(Error::Usage(format!(
            "`{name}` cannot be a kata's name: lower-case letters and digits, words separated by one `-`, a letter first\n\
             for example: high-tides"
        )));
    }
    // The names of the packages that belong to another kata end so.
    if ["-solution", "-merged", "-alone"]
        .iter()
        .any(|end| name.ends_with(end))
        || name.contains("-apart-")
    {
        return Err(Error::Usage(format!(
            "`{name}` would be taken for a part of another kata: take another name"
        )));
    }
    let is_keyword = syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_err();
    if is_keyword
        || TAKEN.contains(&name)
        || name == "kata"
        || commands.iter().any(|command| command == name)
    {
        return Err(Error::Usage(format!(
            "`{name}` means something else already (to Rust, cargo or the runner): take another name"
        )));
    }
    Ok(())
}

/// Whether a new kata of the course may have that name.
///
/// # Errors
/// When it may not, or something of that name is there.
pub fn check_name(course: &Course, name: &str) -> Result<(), Error> {
    check_form(name, course.commands())?;
    for path in [
        course.root().join("katas").join(name),
        course.root().join("solutions").join(name),
        course.concept_page(name),
    ] {
        if path.exists() {
            return Err(Error::Usage(format!(
                "there is already {}: nothing was changed\ntake another name, or remove that first",
                course.shown(&path)
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn course() -> (tempfile::TempDir, Course) {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("Cargo.toml"), "[workspace]").unwrap();
        std::fs::create_dir_all(root.path().join("katas/jwt")).unwrap();
        let course = Course::find(root.path(), &["verify".to_owned()]).unwrap();
        (root, course)
    }

    #[rstest]
    #[case("websocket")]
    #[case("json-schema")]
    #[case("oauth2")]
    fn a_name_of_lower_case_words_is_fine(#[case] name: &str) {
        check_name(&course().1, name).unwrap();
    }

    #[rstest]
    #[case::empty("")]
    #[case::upper_case("Jwt")]
    #[case::a_path("../jwt")]
    #[case::underscore("json_schema")]
    #[case::two_dashes("json--schema")]
    #[case::digit_first("2fa")]
    #[case::a_keyword("match")]
    #[case::a_command("verify")]
    #[case::a_crate_of_the_suites("rstest")]
    #[case::a_solution_s("jwt-solution")]
    #[case::a_device_of_windows("nul")]
    #[case::there_already("jwt")]
    fn another_name_is_refused(#[case] name: &str) {
        assert_eq!(
            check_name(&course().1, name).unwrap_err().status(),
            Status::Usage
        );
    }
}

//! `kata new`: a kata and its solution, ready to fill, that `verify` already understands.

use std::path::PathBuf;

use crate::commands::error::Error;
use crate::course::kata::Course;
use crate::learner::starter;
use crate::os::status::Status;
use crate::os::{files, terminal};

/// The files of a new kata: where each goes, and its text, in which `KATA_NAME` is the kata's name and `KATA_LIB` its
/// library's.
const TEMPLATE: [(&str, &str); 16] = [
    (
        "katas/KATA_NAME/Cargo.toml",
        include_str!("../../template/kata.toml"),
    ),
    (
        "katas/KATA_NAME/README.md",
        include_str!("../../template/README.md"),
    ),
    (
        "katas/KATA_NAME/hints.md",
        include_str!("../../template/hints.md"),
    ),
    (
        "katas/KATA_NAME/src/lib.rs",
        include_str!("../../template/starter_lib.rs"),
    ),
    (
        "katas/KATA_NAME/src/main.rs",
        include_str!("../../template/starter_main.rs"),
    ),
    (
        "katas/KATA_NAME/tests/unit.rs",
        include_str!("../../template/unit.rs"),
    ),
    (
        "katas/KATA_NAME/tests/integration.rs",
        include_str!("../../template/integration.rs"),
    ),
    (
        "katas/KATA_NAME/tests/e2e.rs",
        include_str!("../../template/e2e.rs"),
    ),
    (
        "katas/KATA_NAME/tests/mine.rs",
        include_str!("../../template/mine.rs"),
    ),
    (
        "docs/src/concepts/KATA_NAME.md",
        include_str!("../../template/concept.md"),
    ),
    (
        "solutions/KATA_NAME/Cargo.toml",
        include_str!("../../template/solution.toml"),
    ),
    (
        "solutions/KATA_NAME/src/lib.rs",
        include_str!("../../template/solution_lib.rs"),
    ),
    (
        "solutions/KATA_NAME/src/main.rs",
        include_str!("../../template/solution_main.rs"),
    ),
    (
        "solutions/KATA_NAME/demo.md",
        include_str!("../../template/demo.md"),
    ),
    (
        "solutions/KATA_NAME/impostors/greets_nobody.rs",
        include_str!("../../template/impostor.rs"),
    ),
    (
        "solutions/KATA_NAME/twins/joins_pieces.rs",
        include_str!("../../template/twin.rs"),
    ),
];

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

/// Makes it.
///
/// # Errors
/// A name that cannot be a kata's, or one that there is already; a folder that cannot be written.
pub fn new(course: &Course, name: &str) -> Result<Status, Error> {
    check_name(course, name)?;
    let fill = |text: &str| {
        text.replace("KATA_NAME", name)
            .replace("KATA_LIB", &name.replace('-', "_"))
    };
    let mut written = Vec::new();
    for (path, text) in TEMPLATE {
        let path = PathBuf::from(fill(path));
        let file = course.root().join(&path);
        files::write_whole(&file, fill(text).as_bytes()).map_err(Error::io("write", &file))?;
        written.push(format!("  {}", files::shown(&path)));
    }
    // The course was read before the kata was there.
    let course = Course::find(course.root(), &[])?;
    let kata = course.kata(name)?;
    let tests = kata.suites.iter().map(|suite| (suite.layer, 1));
    starter::pack(&kata, tests.collect())?;
    written.push(format!("  katas/{name}/starter.tar"));
    let text = format!(
        "A new kata, with one test a layer:\n{}\n\n\
         It is red as it should be:   cargo kata {name}\n\
         And whole as it should be:   cargo kata verify {name}\n\
         Now replace the greeting by your topic, test by test; `verify` says what is missing.\n",
        written.join("\n")
    );
    terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    Ok(Status::Green)
}

fn check_name(course: &Course, name: &str) -> Result<(), Error> {
    let words_are_fine = name.split('-').all(|word| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    });
    if !words_are_fine || !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Err(Error::Usage(format!(
            "`{name}` cannot be a kata's name: lower-case letters and digits, words parted by one `-`, a letter first\n\
             for example: json-schema"
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
    if is_keyword || TAKEN.contains(&name) || name == "kata" || course.is_command(name) {
        return Err(Error::Usage(format!(
            "`{name}` means something else already (to Rust, cargo or the runner): take another name"
        )));
    }
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

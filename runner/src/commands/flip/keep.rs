//! `flip --keep`: what may become an impostor or a twin, in a file for a report. It has tests that refuse right code, and code
//! that the given tests let through.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::commands::error::Error;
use crate::commands::{practice, solution};
use crate::course::kata::{Course, Kata, Layer};
use crate::os::files;
use crate::run::ran::Ran;
use crate::run::request::Tools;
use crate::run::verdict::{Outcome, TestReport};
use overlay::source::CrateSource;

use super::{Flip, Pin};

/// The field of the issue form that takes the file.
const FIELD: &str = "What `--keep` wrote";
const FORM: &str = ".github/ISSUE_TEMPLATE/wrong-solution-passes.yml";

/// Something that may become an impostor or a twin.
struct Finding {
    heading: String,
    /// What there is to say about it.
    says: String,
    /// How tests failed, as their messages say it.
    messages: Vec<String>,
    /// The code that it is about.
    code: String,
}

impl Flip {
    /// Writes what there is to keep, into a file of its own; what there is to tell about it.
    ///
    /// # Errors
    /// When the learner's code cannot be run or read, or the file cannot be written.
    pub(super) fn keep(
        &self,
        course: &Course,
        tools: Tools<'_>,
        kata: &Kata,
        met: &Ran,
    ) -> Result<String, Error> {
        let mut findings = refusing(self, met);
        let invalid = findings.len();
        findings.extend(let_through(course, tools, kata, self)?);
        let wrong = findings.len() - invalid;
        if findings.is_empty() {
            return Ok(
                "there is nothing to keep: your tests accept right code, and the given tests let through no code of yours \
                 that yours see"
                    .to_owned(),
            );
        }
        let text = without_places(
            &report(kata, &findings),
            course.root(),
            std::env::home_dir(),
        );
        let (file, is_new) = written(&folder(course), &kata.name, &text)?;
        let tests = count(
            invalid,
            "test that refuses right code",
            "tests that refuse right code",
        );
        let code = count(
            wrong,
            "wrong solution that passes",
            "wrong solutions that pass",
        );
        let what: Vec<_> = [tests, code].into_iter().flatten().collect();
        let place = course.shown(&file);
        let now = if is_new {
            "kept in"
        } else {
            "nothing has changed since it was kept in"
        };
        Ok(format!(
            "{now} {place}: {}. To report it, paste the file into the field \"{FIELD}\" of {FORM}",
            what.join(" and ")
        ))
    }
}

fn count(number: usize, one: &str, many: &str) -> Option<String> {
    match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        number => Some(format!("{number} {many}")),
    }
}

/// The tests that refuse the reference or another right version.
fn refusing(flip: &Flip, met: &Ran) -> Vec<Finding> {
    let code = |test: &TestReport| {
        let function = met.function_of(test);
        function.map_or_else(String::new, |function| function.text.clone())
    };
    let finding = |test: &TestReport| {
        let pin = flip.pins.iter().find(|pin| pin.test == test.name);
        let says = match pin {
            Some(Pin {
                longer_than: Some(seconds),
                refuses,
                ..
            }) => {
                format!("It takes longer than {seconds} s on a version that is right: {refuses}.")
            }
            Some(pin) => format!(
                "It fails on a version that is right: {}. Its freedom: {}. The rule that comes nearest: {}",
                pin.refuses,
                pin.freedom.name(),
                pin.rule
            ),
            None if test.is_red() => "It fails on the reference.".to_owned(),
            None => return None,
        };
        Some(Finding {
            heading: format!("The test `{}` refuses right code", test.name),
            says,
            messages: test.message.iter().cloned().collect(),
            code: code(test),
        })
    };
    flip.solution.tests.iter().filter_map(finding).collect()
}

/// The learner's code, where the given tests accept it and tests of the learner's refuse it that accept all right code.
fn let_through(
    course: &Course,
    tools: Tools<'_>,
    kata: &Kata,
    flip: &Flip,
) -> Result<Option<Finding>, Error> {
    let valid = flip.solution.tests.iter().filter(|test| {
        let refuses = flip.pins.iter().any(|pin| pin.test == test.name);
        test.outcome == Outcome::Passed && !refuses && !flip.flaky_tests.contains(&test.name)
    });
    let valid: BTreeSet<_> = valid.map(|test| test.name.as_str()).collect();
    if valid.is_empty() || flip.together_only {
        return Ok(None);
    }
    let mut suites = kata.suites.clone();
    suites.push(kata.mine());
    let ran = practice::starter(course, tools, kata, &suites, None)?.ran;
    let (mine, given): (Vec<_>, Vec<_>) = ran
        .verdict
        .tests
        .iter()
        .partition(|test| test.layer == Layer::Mine);
    let passes = !given.is_empty() && given.iter().all(|test| test.outcome == Outcome::Passed);
    let red = mine
        .into_iter()
        .filter(|test| test.is_red() && valid.contains(test.name.as_str()));
    let red: Vec<_> = red.collect();
    if !passes || red.is_empty() {
        return Ok(None);
    }
    let names: Vec<_> = red.iter().map(|test| format!("`{}`", test.name)).collect();
    Ok(Some(Finding {
        heading: "Code that the given tests let through".to_owned(),
        says: format!(
            "All given tests pass. Of my tests these fail, and they pass on all right code: {}.",
            names.join(", ")
        ),
        messages: red.iter().filter_map(|test| test.message.clone()).collect(),
        code: own_items(kata)?,
    }))
}

/// The items of the learner's code that are not the reference's, each below its path.
fn own_items(kata: &Kata) -> Result<String, Error> {
    let reference = solution::items(&kata.solution_dir.join("src"))?;
    let own = solution::items(&kata.dir.join("src"))?;
    let own = own.iter().filter(|item| !reference.contains(item));
    let own = own.map(|item| format!("// {}\n{}\n", item.path, item.text));
    Ok(own.collect::<Vec<_>>().join("\n"))
}

fn report(kata: &Kata, findings: &[Finding]) -> String {
    let mut out = format!(
        "# Kept by `cargo kata flip {} --keep`\n\nRead it before you send it. Then paste it into the field \"{FIELD}\" of {FORM}.\n",
        kata.name
    );
    for finding in findings {
        let _ = write!(out, "\n## {}\n\n{}\n", finding.heading, finding.says);
        for message in &finding.messages {
            fenced("text", message, &mut out);
        }
        fenced("rust", &finding.code, &mut out);
    }
    out += "\n## All my tests\n";
    if let Ok(source) = CrateSource::read(&kata.mine_file) {
        for file in source.files() {
            fenced("rust", &file.text, &mut out);
        }
    }
    out
}

/// A block of code, within as many backticks as nothing in it has in a row.
fn fenced(language: &str, text: &str, out: &mut String) {
    let longest = text.split(|character| character != '`').map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or(0).max(2) + 1);
    let _ = write!(out, "\n{fence}{language}\n{}\n{fence}\n", text.trim_end());
}

/// A text that does not say where on the machine the course and its user's files are.
fn without_places(text: &str, root: &Path, home: Option<PathBuf>) -> String {
    let mut text = files::renamed(text, root, "");
    for (folder, name) in [(Some(root.to_owned()), "."), (home, "~")] {
        let Some(folder) = folder.filter(|folder| folder.components().count() > 1) else {
            continue;
        };
        for written in [folder.to_string_lossy().into_owned(), files::shown(&folder)] {
            text = text.replace(&written, name);
        }
    }
    text
}

/// The folder of what was kept of all katas.
fn folder(course: &Course) -> PathBuf {
    course.private_dir().join("kept")
}

/// The file of that number, of what was kept of a kata.
fn numbered(folder: &Path, name: &str, number: usize) -> PathBuf {
    folder.join(format!("{name}-{number}.md"))
}

/// The number of the next file. The numbers begin with 1 and have no gap.
fn first_free(folder: &Path, name: &str) -> usize {
    let mut free = 1;
    while numbered(folder, name, free).exists() {
        free += 1;
    }
    free
}

/// Gives what was kept of a kata to its new name. What a removed kata of that name left there stays, with the lower numbers.
///
/// # Errors
/// When a file cannot be moved.
pub fn rename(course: &Course, old: &str, new: &str) -> std::io::Result<()> {
    let folder = folder(course);
    for number in 1..first_free(&folder, old) {
        let to = numbered(&folder, new, first_free(&folder, new));
        std::fs::rename(numbered(&folder, old, number), to)?;
    }
    Ok(())
}

/// Writes a text into the next file of the kata, unless its last file has the same text: the file, and whether it is new.
fn written(folder: &Path, name: &str, text: &str) -> Result<(PathBuf, bool), Error> {
    std::fs::create_dir_all(folder).map_err(Error::io("make", folder))?;
    let file = |number: usize| numbered(folder, name, number);
    let free = first_free(folder, name);
    if free > 1 && files::read_text(&file(free - 1)) == text {
        return Ok((file(free - 1), false));
    }
    let file = file(free);
    let written = std::fs::File::create_new(&file);
    let written = written.and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(Error::io("write", &file))?;
    Ok((file, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::of_the_course("see /home/ada/course/src/lib.rs", "see src/lib.rs")]
    #[case::the_course("in /home/ada/course", "in .")]
    #[case::of_the_user("in /home/ada/notes", "in ~/notes")]
    #[case::elsewhere("in /usr/lib", "in /usr/lib")]
    fn places_on_the_machine_are_not_told(#[case] text: &str, #[case] told: &str) {
        let root = Path::new("/home/ada/course");
        assert_eq!(without_places(text, root, Some("/home/ada".into())), told);
    }

    /// In a container the user may have no folder of their own.
    #[test]
    fn a_home_that_is_the_root_hides_nothing() {
        let told = without_places("in /usr/lib", Path::new("/course"), Some("/".into()));
        assert_eq!(told, "in /usr/lib");
    }

    #[test]
    fn a_file_is_never_overwritten_and_the_same_text_makes_none() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("kept");
        let first = written(&folder, "tdd", "one").unwrap();
        assert_eq!(first, (folder.join("tdd-1.md"), true));
        assert_eq!(
            written(&folder, "tdd", "one").unwrap(),
            (folder.join("tdd-1.md"), false)
        );
        let second = written(&folder, "tdd", "two").unwrap();
        assert_eq!(second, (folder.join("tdd-2.md"), true));
        assert_eq!(
            std::fs::read_to_string(folder.join("tdd-1.md")).unwrap(),
            "one"
        );
        assert_eq!(
            written(&folder, "jwt", "one").unwrap().0,
            folder.join("jwt-1.md")
        );
    }

    #[rstest]
    #[case::none("fn f() {}", "\n```rust\nfn f() {}\n```\n")]
    #[case::three("/// ```\n/// ```", "\n````rust\n/// ```\n/// ```\n````\n")]
    fn a_block_ends_where_it_should(#[case] text: &str, #[case] block: &str) {
        let mut out = String::new();
        fenced("rust", text, &mut out);
        assert_eq!(out, block);
    }
}

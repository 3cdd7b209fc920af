//! A question to the reference: an expression over what the kata's library shows, and the value that the reference gives it.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

use overlay::source::{CrateSource, Parsed, SourceError};

use crate::course::kata::{Course, Kata, Suite};
use crate::course::sealed::Solutions;
use crate::os::cargo::CompileError;
use crate::os::files::Texts;
use crate::os::status::{HasStatus, Status};
use crate::run::generated::{Copy, GenerateError, GeneratedWorkspace};
use crate::run::request::{Manner, Request, RunError, RunEvent, Tools};
use crate::run::scheduler;
use crate::run::verdict::{Outcome, TestReport};

/// The test that answers.
const TEST: &str = "answer";

/// What the answer begins with, so that it is told from a panic of the expression's own.
const ANSWER: &str = "the reference answers: ";

/// What came of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The value, as its `Debug` shows it.
    Value(String),
    /// The reference panics, in these words.
    Panic(String),
    /// There is no value, for this reason: the process came to its end, say.
    Nothing(String),
    /// It does not end in the kata's limit of time.
    Endless,
    /// The expression does not compile, for these reasons. Nothing of the reference's own lines is in them.
    DoesNotCompile(Vec<String>),
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum QuestionError {
    /// The kata has no suite.
    #[error("the kata `{0}` has no tests, so nothing can be asked of it")]
    NoSuite(String),
    /// The reference cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The reference cannot be prepared.
    #[error(transparent)]
    Generate(#[from] GenerateError),
    /// The expression cannot be run.
    #[error(transparent)]
    Run(#[from] RunError),
}

impl HasStatus for QuestionError {
    fn status(&self) -> Status {
        match self {
            Self::NoSuite(_) => Status::Usage,
            Self::Run(error) => error.status(),
            Self::Source(_) | Self::Generate(_) => Status::Fault,
        }
    }
}

/// Asks the reference of a kata. The expression runs like a test: in a process of its own, with the kata's limits. It sees
/// the library's public items by their own names.
///
/// # Errors
/// When the reference cannot be read, built or started.
pub fn ask(
    course: &Course,
    tools: Tools<'_>,
    kata: &Kata,
    expression: &str,
    tell: &(dyn Fn(RunEvent) + Sync),
) -> Result<Answer, QuestionError> {
    let mut generated = GeneratedWorkspace::new(course, kata, "ask")?;
    let suite = kata.suites.first();
    let suite = suite.ok_or_else(|| QuestionError::NoSuite(kata.name.clone()))?;
    let source = CrateSource::read_from(
        &Solutions,
        &kata.solution_dir.join("src/lib.rs"),
        &Parsed::default(),
    )?;
    let library = generated.library().unwrap_or(&kata.name).to_owned();
    let place = suite
        .file
        .strip_prefix(&kata.dir)
        .unwrap_or(Path::new("tests/unit.rs"));
    let test = test(&library, &public_modules(&source), expression);
    let package = generated.add(&Copy {
        label: "ask",
        dir: &format!("katas/{}", kata.name),
        sources: &[],
        beside: &Texts::from_iter([(place.to_owned(), test)]),
        program: false,
    })?;
    let suites = [Suite {
        layer: suite.layer,
        file: package.dir.join(place),
    }];
    let request = Request {
        root: generated.root(),
        target: Some(generated.target()),
        kata,
        package,
        suites: &suites,
        only: None,
        first: None,
        manner: Manner::Roster,
        sources: None,
    };
    let ran = scheduler::run(tools, &request, tell)?;
    Ok(match ran.verdict.tests.first() {
        _ if !ran.errors.is_empty() => {
            Answer::DoesNotCompile(ran.errors.iter().map(about_the_question).collect())
        }
        Some(test) => answer(test),
        None => return Err(RunError::NoTests(kata.name.clone()).into()),
    })
}

/// What the test that answers has to say.
fn answer(test: &TestReport) -> Answer {
    let message = test.message.as_deref().unwrap_or_default();
    match (test.outcome, message.strip_prefix(ANSWER)) {
        (Outcome::TimedOut, _) => Answer::Endless,
        (_, Some(value)) => Answer::Value(value.trim_end().to_owned()),
        (Outcome::Failed, None) if test.place.is_some() => {
            Answer::Panic(message.trim_end().to_owned())
        }
        (_, None) => Answer::Nothing(message.lines().next().unwrap_or_default().to_owned()),
    }
}

/// An error without its place, which is in no file of the learner's, and without what rustc shows of other files.
fn about_the_question(error: &CompileError) -> String {
    let text = anstream::adapter::strip_str(&error.rendered).to_string();
    let own = text
        .lines()
        .take_while(|line| line.trim() != ":::" && !line.trim_start().starts_with("::: "));
    let lines: Vec<_> = own
        .filter(|line| !line.trim_start().starts_with("--> "))
        .collect();
    lines
        .join("\n")
        .trim_end_matches(['\n', ' ', '|'])
        .to_owned()
}

/// The suite with that one test. The expression stands on lines of its own, so that rustc's words are about it alone.
fn test(library: &str, modules: &[String], expression: &str) -> String {
    let mut globs = format!("use {library}::*;\n");
    for module in modules {
        let _ = writeln!(globs, "use {library}::{module}::*;");
    }
    format!(
        "#![allow(warnings)]\n{globs}\n#[test]\nfn {TEST}() {{\n    let asked = {{\n{expression}\n    }};\n    \
         panic!(\"{ANSWER}{{asked:?}}\");\n}}\n"
    )
}

/// The modules that the library shows, each by its path.
fn public_modules(source: &CrateSource) -> Vec<String> {
    let mut shown = HashSet::new();
    let mut modules = Vec::new();
    source.each_item(&mut |above, _, item| {
        if let syn::Item::Mod(module) = item
            && matches!(module.vis, syn::Visibility::Public(_))
            && (above.is_empty() || shown.contains(above))
        {
            let path = [above, &[module.ident.to_string()]].concat();
            modules.push(path.join("::"));
            shown.insert(path);
        }
    });
    modules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::kata::Layer;
    use crate::os::files::Place;
    use rstest::rstest;

    #[rstest]
    #[case::a_value(Outcome::Failed, "the reference answers: Ok(3)\n", Answer::Value("Ok(3)".to_owned()))]
    #[case::a_value_of_several_lines(Outcome::Failed, "the reference answers: A {\n    b: 1,\n}", Answer::Value("A {\n    b: 1,\n}".to_owned()))]
    #[case::a_panic(Outcome::Failed, "at 3\nand 4\n", Answer::Panic("at 3\nand 4".to_owned()))]
    #[case::a_crash(Outcome::Crashed, "the stack overflowed\nmore", Answer::Nothing("the stack overflowed".to_owned()))]
    #[case::no_end(Outcome::TimedOut, "", Answer::Endless)]
    fn what_a_test_says_is_the_answer(
        #[case] outcome: Outcome,
        #[case] message: &str,
        #[case] expected: Answer,
    ) {
        let test = TestReport {
            message: Some(message.to_owned()),
            place: (outcome == Outcome::Failed).then(|| Place {
                file: "src/a.rs".into(),
                line: 1,
            }),
            ..TestReport::example(Layer::Unit, TEST, outcome)
        };
        assert_eq!(answer(&test), expected);
    }

    #[test]
    fn an_end_without_a_panic_is_no_panic() {
        let test = TestReport {
            message: Some("the process exited with status 0\nat once".to_owned()),
            ..TestReport::example(Layer::Unit, TEST, Outcome::Failed)
        };
        let nothing = Answer::Nothing("the process exited with status 0".to_owned());
        assert_eq!(answer(&test), nothing);
    }

    #[test]
    fn an_error_shows_no_line_of_the_reference() {
        let rendered = "error[E0425]: cannot find function `ad`\n  --> katas/a/tests/unit.rs:7:1\n   |\n 7 | ad(1)\n   | ^^\n   |\n  \
                        ::: katas/a/src/lib.rs:2:1\n   |\n 2 | pub fn add() {\n";
        let error = CompileError {
            rendered: rendered.to_owned(),
            places: Vec::new(),
        };
        assert_eq!(
            about_the_question(&error),
            "error[E0425]: cannot find function `ad`\n   |\n 7 | ad(1)\n   | ^^"
        );
    }

    #[test]
    fn modules_that_are_shown_are_in_reach() {
        let dir = tempfile::tempdir().unwrap();
        let lib = dir.path().join("lib.rs");
        let text = "pub mod a { pub mod b {} mod c { pub mod d {} } }\nmod e { pub mod f {} }\n";
        std::fs::write(&lib, text).unwrap();
        let modules = public_modules(&CrateSource::read(&lib).unwrap());
        assert_eq!(modules, ["a", "a::b"]);
    }
}

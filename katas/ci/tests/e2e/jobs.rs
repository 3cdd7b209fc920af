//! `ci plan` and `ci run`.

use std::fs;

use predicates::prelude::*;
use rstest::rstest;

#[cfg(target_os = "linux")]
use crate::command::PROGRAM;
use crate::command::ci;

/// "No answer" is neither green nor red. The mistake is on standard error, standard output is empty, and the exit
/// status is 2. For a pipeline that cannot be run, each message names the file and then the mistake. No step has run
/// by then.
#[rstest]
#[case::no_file(&["plan"], "nowhere.toml", None, "cannot read nowhere.toml: ")]
#[case::no_pipeline(&["plan"], "ci.toml", Some(""), "ci.toml: there is no job: ")]
#[case::no_order(
    &["run"],
    "ci.toml",
    Some(CIRCLE),
    "ci.toml: jobs need each other in a circle: a -> a\n"
)]
#[case::no_file_to_run(&["run"], "nowhere.toml", None, "cannot read nowhere.toml: ")]
#[case::no_order_to_show(
    &["plan"],
    "ci.toml",
    Some(CIRCLE),
    "ci.toml: jobs need each other in a circle: a -> a\n"
)]
#[case::no_such_job(
    &["plan", "release"],
    "ci.toml",
    Some(JOBS),
    "ci.toml: there is no job `release`; there are: deploy, build, test, lint\n"
)]
#[case::no_such_job_to_run(
    &["run", "release"],
    "ci.toml",
    Some(JOBS),
    "ci.toml: there is no job `release`; there are: deploy, build, test, lint\n"
)]
fn a_pipeline_that_cannot_be_run_says_why(
    #[case] command: &[&str],
    #[case] file: &str,
    #[case] text: Option<&str>,
    #[case] expected: &str,
) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    if let Some(text) = text {
        fs::write(folder.path().join(file), text).expect("a file can be written");
    }
    ci(folder.path())
        .args(command)
        .args(["--file", file])
        .assert()
        .stderr(predicate::str::starts_with(format!("ci: {expected}")))
        .stdout("")
        .code(2);
}

const CIRCLE: &str = "[[job]]\nname = \"a\"\nneeds = [\"a\"]\nsteps = [\"exit 0\"]\n";

/// The answer is on standard output, and in the exit status: 0 for green, 1 for red. People read the first, and
/// scripts check the second. If you forget the exit status, your CI never stops anything. The tests of the other
/// layers pin what is printed, so a few jobs are enough here.
#[rstest]
#[case::the_plan(&["plan"], 0, "build\ntest (needs build)\nlint\ndeploy (needs test, lint)\n")]
#[case::green(
    &["run", "test"],
    0,
    "passed   build\npassed   test\ngreen: 2 passed, 0 failed, 0 skipped\n"
)]
#[case::red(
    &["run"],
    1,
    "passed   build\npassed   test\nfailed   lint: step 1, `exit 3`: exit status 3\n\
     skipped  deploy: needs `lint`, which did not pass\nred: 2 passed, 1 failed, 1 skipped\n"
)]
fn the_answer_is_printed_and_is_the_exit_status(
    #[case] arguments: &[&str],
    #[case] status: i32,
    #[case] expected: &'static str,
) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    fs::write(folder.path().join("ci.toml"), JOBS).expect("a file can be written");
    ci(folder.path())
        .args(arguments)
        .assert()
        .code(status)
        .stdout(expected);
}

const JOBS: &str = r#"
[[job]]
name = "deploy"
needs = ["test", "lint"]
steps = ["exit 0"]
[[job]]
name = "build"
steps = ["exit 0"]
[[job]]
name = "test"
needs = ["build"]
steps = ["exit 0", "exit 0"]
[[job]]
name = "lint"
steps = ["exit 3"]
"#;

/// The answer goes into a file, and the disk is full. An answer that cannot be read is none: the exit status is 2,
/// and standard error says why. A program that ignores the error exits with 0 here, or crashes. If standard error is
/// full, the lines there are lost, and the answer stays: `eprintln!` would crash. (`/dev/full` is a
/// disk that is always full. The given `main` checks the error, so this passes as soon as there is a plan.)
#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_none() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    fs::write(folder.path().join("ci.toml"), JOBS).expect("a file can be written");
    let full = fs::File::options().write(true).open("/dev/full");
    let output = std::process::Command::new(PROGRAM)
        .arg("plan")
        .current_dir(folder.path())
        .stdout(full.expect("Linux has it"))
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "the exit status: {said}");
    let expected = "ci: cannot write to standard output: ";
    assert_eq!(
        said.get(..expected.len()),
        Some(expected),
        "how it begins: {said}"
    );

    let full = fs::File::options().write(true).open("/dev/full");
    let output = std::process::Command::new(PROGRAM)
        .args(["run", "build"])
        .current_dir(folder.path())
        .stderr(full.expect("Linux has it"))
        .output()
        .expect("the program starts");
    assert_eq!(
        (
            output.status.code(),
            &*String::from_utf8_lossy(&output.stdout)
        ),
        (
            Some(0),
            "passed   build\ngreen: 1 passed, 0 failed, 0 skipped\n"
        ),
        "exit status and summary, if standard error is full"
    );
}

/// You run a pipeline from another folder. Its steps still work on the files beside it. What they print goes to
/// standard error, after a line that names the step; on standard output it would be in the middle of the summary. (A
/// step of several lines is shortened to its first line there, as in the summary.) Standard input is empty: a step
/// that asks a question would wait for ever, so it reads the end of the input. The steps have your variables, except
/// `CI`, which is always `true`. (Four things, one after the other. A child can be given `io::stderr()` as its
/// standard output: `Command::stdout` takes it.)
#[cfg(unix)]
#[test]
fn steps_run_beside_their_pipeline() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).expect("a folder can be made");
    let step = "echo $GREETING $CI &&\\n! read line && echo x > written";
    let job = format!("[[job]]\nname = \"a\"\nsteps = [\"{step}\"]\n");
    fs::write(inner.join("ci.toml"), job).expect("a file can be written");

    let absolute = inner.join("ci.toml");
    for file in [std::path::Path::new("inner/ci.toml"), &absolute] {
        ci(folder.path())
            .args(["run", "--file"])
            .arg(file)
            .env("GREETING", "hello")
            .env("CI", "outside")
            .write_stdin("an answer\n")
            .assert()
            .stderr(
                predicate::str::contains("ci: a: echo $GREETING $CI && …\n")
                    .and(predicate::str::contains("\nhello true\n")),
            )
            .stdout("passed   a\ngreen: 1 passed, 0 failed, 0 skipped\n")
            .success();

        let written = fs::remove_file(inner.join("written"));
        assert!(
            written.is_ok(),
            "the step did not write its file beside {}",
            file.display()
        );
    }
}

//! `ci plan` and `ci run`.

use std::fs;

use predicates::prelude::*;
use rstest::rstest;

use crate::command::ci;

/// The answer is on standard output and in the exit status, 0 for green and 1 for red: people read the one, scripts ask
/// for the other, and whoever forgets the second has a CI that has never stopped anybody. What is printed is known from the
/// layers below, so a few jobs are enough here.
#[rstest]
#[case::the_plan(&["plan"], 0, "build\ntest (needs build)\nlint\ndeploy (needs test, lint)\n")]
#[case::a_jobs_plan(&["plan", "test"], 0, "build\ntest (needs build)\n")]
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

/// Somebody runs a pipeline from elsewhere. Its steps work on the files beside it all the same. What they print goes to
/// standard error, behind a line that says which step it is: on standard output it would stand in the middle of the
/// summary. And they have nothing to read: a step that asks a question would wait for ever, so it gets no answer but the
/// end of the input.
#[cfg(unix)]
#[rstest]
#[case::in_a_folder("inner/ci.toml", "inner/written")]
#[case::in_this_folder("other.toml", "written")]
fn steps_run_beside_their_pipeline(#[case] file: &str, #[case] written: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    fs::create_dir(folder.path().join("inner")).expect("a folder can be made");
    let job =
        "[[job]]\nname = \"a\"\nsteps = [\"echo hello && ! read line && echo x > written\"]\n";
    fs::write(folder.path().join(file), job).expect("a file can be written");

    ci(folder.path())
        .args(["run", "--file", file])
        .write_stdin("an answer\n")
        .assert()
        .stderr(
            predicate::str::contains("ci: a: echo hello")
                .and(predicate::str::contains("\nhello\n")),
        )
        .stdout("passed   a\ngreen: 1 passed, 0 failed, 0 skipped\n")
        .success();

    assert!(
        folder.path().join(written).exists(),
        "the step wrote no {written}"
    );
}

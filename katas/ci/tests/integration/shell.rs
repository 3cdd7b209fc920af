//! Runs steps for real: [`Shell`]. Each step is a process.

use std::path::Path;

use ci::{Runner, Shell};
use rstest::rstest;

use crate::jobs::job;

/// What a step says with its exit status is passed on as it is. But not every end is an exit: where the system has no
/// memory left it kills a step, and then there is no exit status; a default of 0 in its place would be a green step
/// that did half of its work. And a shell that cannot start, here for want of its folder, ends one job and not the
/// program: the other jobs have a right to their turn. What happens inside a step is the step's business: it is given to
/// `sh -c`, without options that it did not ask for. (`man 7 signal`: 9 is `SIGKILL`.)
#[rstest]
#[case::success(".", "exit 0", "exit status 0")]
#[case::trouble(".", "exit 3", "exit status 3")]
#[case::no_folder("no such folder", "exit 0", "did not start")]
#[cfg_attr(unix, case::killed(".", "kill -9 $$", "killed by signal 9"))]
#[cfg_attr(unix, case::a_failure_amid_it(".", "false; exit 0", "exit status 0"))]
fn the_end_of_a_step_is_passed_on(
    #[case] folder: &str,
    #[case] step: &str,
    #[case] expected: &str,
) {
    let end = Shell::new(Path::new(folder)).run(&job("a", &[]), step);
    let said = end.to_string();
    let kind = said.split(':').next().unwrap_or_default();
    assert_eq!(kind, expected, "the end of `{step}` in {folder:?}");
}

/// Programs ask for `CI` to know that nobody is watching, that colours are of no use and prompts of none either. A
/// job's own variables replace all others: the pipeline is what everybody agrees on. (The first case is green without
/// you where `CI` is `true` already, as it is on a CI server. `steps_run_beside_their_pipeline` asks once more, with
/// another `CI` outside.)
#[cfg(unix)]
#[rstest]
#[case::ci(&[], r#"test "$CI" = true"#)]
#[case::of_the_job(&[("COLOUR", "red")], r#"test "$COLOUR" = red"#)]
#[case::the_job_replaces_them(&[("CI", "no"), ("GIT_DIR", "x")], r#"test "$CI $GIT_DIR" = "no x""#)]
fn a_step_has_the_variables_of_its_job(#[case] env: &[(&str, &str)], #[case] step: &str) {
    let mut job = job("a", &[]);
    for (name, value) in env {
        job.env.insert((*name).to_owned(), (*value).to_owned());
    }
    let end = Shell::new(Path::new(".")).run(&job, step);
    assert_eq!(end.to_string(), "exit status 0", "the end of `{step}`");
}

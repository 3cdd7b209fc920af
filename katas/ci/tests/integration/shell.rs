//! Runs steps for real: [`Shell`]. Each step is a process.

use std::path::Path;

use ci::{Runner, Shell};
use rstest::rstest;

use crate::jobs::job;

/// A step's exit status is passed on unchanged. But not every process exits: if memory runs out, the system kills a
/// step, and then there is no exit status. With a default of 0, a step that did half of its work would be green. A
/// step that ends with 143 was not killed: a shell gives that number if a signal ended one of its own commands. A
/// shell that cannot start, here because its folder does not exist, ends one job and not the program: the other jobs
/// still run. What happens inside a step does not matter: the step is given to `sh -c` without other options. (`man 7
/// signal`: 9 is `SIGKILL`.)
#[rstest]
#[case::success(".", "exit 0", "exit status 0")]
#[case::trouble(".", "exit 143", "exit status 143")]
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

/// Programs read `CI` to know that they run without a person, and leave out colours and questions. A job's own
/// variables replace all others, because the team has agreed on the pipeline. (The first case passes without your
/// code where `CI` is `true` already, as on a CI server. `steps_run_beside_their_pipeline` asks again, with another
/// value of `CI` outside.)
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

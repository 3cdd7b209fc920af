//! What green means, and how it is said: [`StepEnd`], [`Report`], [`blocker`].

use ci::{JobReport, JobState, Report, StepEnd, blocker};
use rstest::rstest;

use crate::jobs::job;

/// A process reports by its exit status how it ended: 0 is a success, and everything else is not. A killed process
/// has no exit status, and a process that never started has nothing to report. It would be easy to take either for
/// "no error". Windows has negative exit statuses, for example for a program that reads memory it may not read. That
/// case passes already if 0 is the only number in your code. (POSIX, *Exit Status for Commands*)
#[rstest]
#[case::zero(StepEnd::Exited(0), true)]
#[case::one(StepEnd::Exited(1), false)]
#[case::negative(StepEnd::Exited(-1_073_741_819), false)]
#[case::killed(StepEnd::Killed(9), false)]
#[case::not_started(StepEnd::NotStarted("no such program".to_owned()), false)]
fn only_exit_status_0_is_a_success(#[case] end: StepEnd, #[case] expected: bool) {
    assert_eq!(end.is_success(), expected, "is this a success: {end:?}");
}

/// Green means that everything was tested and passed. One failed job makes a report red, wherever it is in the list.
/// A skipped job has tested nothing. A report without jobs has tested nothing either.
#[rstest]
#[case::all_passed(&[JobState::Passed, JobState::Passed], true)]
#[case::one_failed(&[JobState::Passed, failed("make"), JobState::Passed], false)]
#[case::one_skipped(&[JobState::Passed, skipped("lint")], false)]
#[case::no_jobs(&[], false)]
fn a_report_is_green_if_every_job_passed(#[case] states: &[JobState], #[case] expected: bool) {
    let report = report(states);
    assert_eq!(report.is_green(), expected, "is this green: {report:?}");
}

/// People read the summary mostly when something is red. Then they want to know what failed, where, and what was not
/// tried. The summary has a line for each job, and one that counts. The snapshot and the comment on [`Report`] are
/// its specification. So while a failure says only `not yet implemented`, read the expected text there, and in
/// `tests/unit/snapshots`. (`failed("make")` is a job whose step 2 was `make`, which ended with exit status 101.)
#[rstest]
#[case::green("green", &[JobState::Passed, JobState::Passed])]
#[case::an_exit_status("exit_status", &[failed("cargo test")])]
#[case::other_ends("other_ends", &[killed(), not_started()])]
#[case::skipped("skipped", &[JobState::Passed, failed("make"), skipped("b"), skipped("c")])]
#[case::several_lines("several_lines", &[failed("\n  make\n  make test\n"), failed("  make\n\n")])]
fn the_summary_has_a_line_for_every_job(#[case] name: &str, #[case] states: &[JobState]) {
    insta::assert_snapshot!(name, report(states).to_string());
}

/// Before a job runs, its needs are checked. A need that failed, was skipped, or never ran keeps the job from
/// running; only "passed" lets it run. The summary gives the first such need as the reason.
#[rstest]
#[case::no_needs("x", None)]
#[case::a_need_that_failed("x: b", Some("b"))]
#[case::a_need_that_passed("x: a", None)]
#[case::a_need_that_was_skipped("x: c", Some("c"))]
#[case::a_need_without_a_report("x: d", Some("d"))]
#[case::two_needs_in_the_way("x: a c b", Some("c"))]
fn a_job_is_blocked_by_the_first_need_that_did_not_pass(
    #[case] line: &str,
    #[case] expected: Option<&str>,
) {
    let finished = report(&[JobState::Passed, failed("make"), skipped("b")]);
    let job = job(line, &["make"]);
    assert_eq!(
        blocker(&job, &finished.jobs),
        expected,
        "what blocks `{line}` after {:?}",
        finished.jobs
    );
}

/// A report on jobs that are called `a`, `b`, `c`, …
fn report(states: &[JobState]) -> Report {
    let named = states.iter().zip('a'..).map(|(state, name)| JobReport {
        name: name.to_string(),
        state: state.clone(),
    });
    Report {
        jobs: named.collect(),
    }
}

fn failed(command: &str) -> JobState {
    JobState::Failed {
        step: 2,
        command: command.to_owned(),
        end: StepEnd::Exited(101),
    }
}

fn killed() -> JobState {
    JobState::Failed {
        step: 1,
        command: "make".to_owned(),
        end: StepEnd::Killed(9),
    }
}

fn not_started() -> JobState {
    JobState::Failed {
        step: 1,
        command: "make".to_owned(),
        end: StepEnd::NotStarted("no such folder".to_owned()),
    }
}

fn skipped(need: &str) -> JobState {
    JobState::Skipped {
        need: need.to_owned(),
    }
}

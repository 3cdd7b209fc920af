//! Runs a plan: [`run`]. The runner is a mock, so a step ends as the test wants it to, and takes no time.

use ci::{JobReport, JobState, Report, StepEnd, run};
use rstest::rstest;

use crate::jobs::job;
use crate::mocks::runner;

/// The steps of a job run one after the other, in the order of the file, because a build comes before its test. The
/// jobs run in the order of the plan.
#[test]
fn steps_run_in_their_order() {
    let (build, test) = (
        job("build", &["configure", "make"]),
        job("test", &["make test"]),
    );
    let runner = runner(&[
        ("build: configure", StepEnd::Exited(0)),
        ("build: make", StepEnd::Exited(0)),
        ("test: make test", StepEnd::Exited(0)),
    ]);

    let report = run(&[&build, &test], &runner);

    let expected = reported(&[("build", JobState::Passed), ("test", JobState::Passed)]);
    assert_eq!(report, expected, "the report");
}

/// A failed step ends its job. Testing what could not be built says nothing, and deploying what failed its tests is
/// worse. This is true for every step, and for every way to fail. The report has the number of the step, counted from
/// 1, and how it ended.
#[rstest]
#[case::the_only_step(&["make"], &[("a: make", StepEnd::Exited(2))], 1)]
#[case::the_second_step(
    &["configure", "make"],
    &[("a: configure", StepEnd::Exited(0)), ("a: make", StepEnd::Killed(9))],
    2
)]
#[case::not_the_last_step(&["make", "make install"], &[("a: make", StepEnd::Exited(1))], 1)]
fn a_step_that_fails_ends_its_job(
    #[case] steps: &[&str],
    #[case] calls: &[(&'static str, StepEnd)],
    #[case] number: usize,
) {
    let report = run(&[&job("a", steps)], &runner(calls));

    let failed = JobState::Failed {
        step: number,
        command: "make".to_owned(),
        end: calls[calls.len() - 1].1.clone(),
    };
    assert_eq!(
        report,
        reported(&[("a", failed)]),
        "the report on {steps:?}"
    );
}

/// A job that needs a failed job is skipped, and so is a job that needs a skipped one. It does not run, and it does
/// not count as failed, because its result is unknown. Everything else runs: to fix things, you want to know all that
/// is broken, not only what broke first. (The mock still waits for the step of `lint`, and takes any call for that
/// step. So the left side of "the step to run next" shows the step that should not run.)
#[test]
fn a_job_that_needs_a_failed_job_is_skipped_and_the_rest_goes_on() {
    let jobs = [
        job("build", &["make"]),
        job("test: build", &["make test"]),
        job("deploy: test", &["make install"]),
        job("lint", &["make lint"]),
    ];
    let runner = runner(&[
        ("build: make", StepEnd::Exited(2)),
        ("lint: make lint", StepEnd::Exited(0)),
    ]);

    let report = run(&jobs.iter().collect::<Vec<_>>(), &runner);

    let expected = reported(&[
        ("build", failed("make")),
        ("test", skipped("build")),
        ("deploy", skipped("test")),
        ("lint", JobState::Passed),
    ]);
    assert_eq!(report, expected, "the report");
}

fn reported(jobs: &[(&str, JobState)]) -> Report {
    let jobs = jobs.iter().map(|(name, state)| JobReport {
        name: (*name).to_owned(),
        state: state.clone(),
    });
    Report {
        jobs: jobs.collect(),
    }
}

fn failed(command: &str) -> JobState {
    JobState::Failed {
        step: 1,
        command: command.to_owned(),
        end: StepEnd::Exited(2),
    }
}

fn skipped(need: &str) -> JobState {
    JobState::Skipped {
        need: need.to_owned(),
    }
}

//! Which job runs when: [`plan`].
//!
//! Pipelines are written in short here: `"test: build lint"` is a job `test` that needs `build` and `lint`.

use ci::{Job, Pipeline, PlanError, plan};
use proptest::prelude::*;
use proptest::sample::subsequence;
use rstest::rstest;

use crate::jobs::job;

/// A job runs after what it needs, wherever in the file the two stand. Where that leaves a choice, the file decides: of
/// the jobs that could be next, the first in the file is next. So one file has one plan, and whoever reads the file
/// knows it. A job runs once, however many others need it.
#[rstest]
#[case::no_needs(&["b", "a", "c"], "b a c")]
#[case::one_need(&["test: build", "build"], "build test")]
#[case::a_chain(&["deploy: test", "test: build", "build"], "build test deploy")]
#[case::a_diamond_and_a_choice(
    &["ship: mac pc", "lint", "pc: build", "mac: build", "build", "docs"],
    "lint build pc mac ship docs"
)]
#[case::a_need_that_is_named_twice(&["test: build build", "build"], "build test")]
fn a_job_runs_once_and_after_what_it_needs(#[case] jobs: &[&str], #[case] expected: &str) {
    let plan = names(&plan(&pipeline(jobs), None));
    assert_eq!(plan, expected, "the order of {jobs:?}");
}

/// A need that nobody is called by will never have passed, and neither will a job that somebody asked for and that is
/// not there. Whoever mistyped it hears of it before the first step runs, and not as a job that is left out; and also if
/// somebody runs another job alone.
#[rstest]
#[case::a_need("biuld", None, PlanError::UnknownNeed { job: "test".to_owned(), need: "biuld".to_owned() })]
#[case::asked_for("build", Some("lint"), PlanError::UnknownJob {
    name: "lint".to_owned(),
    known: vec!["build".to_owned(), "test".to_owned()],
})]
#[case::of_a_job_that_nobody_asked_for("biuld", Some("build"), PlanError::UnknownNeed {
    job: "test".to_owned(),
    need: "biuld".to_owned(),
})]
fn a_name_that_no_job_has_is_refused(
    #[case] need: &str,
    #[case] only: Option<&str>,
    #[case] expected: PlanError,
) {
    let pipeline = pipeline(&["build", &format!("test: {need}")]);
    let refused = plan(&pipeline, only).expect_err("there is no such job");
    assert_eq!(refused, expected, "for `test: {need}`, asked for {only:?}");
}

/// Jobs that need each other in a circle: none of them can be the first. To be told "there is a circle" is of little
/// use in forty jobs. So its members are named, each needing the next and the last the first, from the one on that
/// stands first in the file; and nobody is named who only needs one of them.
#[rstest]
#[case::itself(&["a", "b: b"], &["b"])]
#[case::each_other(&["a: b", "b: a"], &["a", "b"])]
#[case::three(&["a: c", "b: a", "c: b"], &["a", "c", "b"])]
#[case::behind_somebody_else(&["x: a", "a: b", "b: a"], &["a", "b"])]
#[case::entered_in_the_middle(&["x: b", "a: b", "b: a"], &["a", "b"])]
fn jobs_that_need_each_other_are_named(#[case] jobs: &[&str], #[case] expected: &[&str]) {
    let expected = PlanError::Cycle(expected.iter().map(|&name| name.to_owned()).collect());
    let refused = plan(&pipeline(jobs), None).expect_err("there is no order");
    assert_eq!(refused, expected, "for the jobs {jobs:?}");
}

/// Somebody works on one job, and wants to run that one now: with what it needs, with what this needs, and with nothing
/// else. A mistake elsewhere in the file is a mistake all the same: somebody will run the whole of it. (The last case
/// is green already if you choose from a plan of all of it.)
#[rstest]
#[case::nothing("lint", &[], "lint")]
#[case::a_need("test", &[], "build test")]
#[case::the_need_of_a_need("deploy", &[], "build test deploy")]
#[case::beside_a_circle("docs", &["a: b", "b: a"], "jobs need each other in a circle: a -> b -> a")]
fn a_job_can_be_asked_for_alone(
    #[case] only: &str,
    #[case] besides: &[&str],
    #[case] expected: &str,
) {
    let jobs = ["deploy: test", "lint", "test: build", "build", "docs"];
    let jobs = [&jobs, besides].concat();
    let plan = names(&plan(&pipeline(&jobs), Some(only)));
    assert_eq!(plan, expected, "the plan for {only}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// The law that closes this module; it should be green when you come to it. Whatever the jobs need: there is a plan
    /// with every job in it once, in which each is the first of the file that was free; or there is a circle, and what
    /// is named is one.
    #[test]
    fn there_is_a_plan_or_there_is_a_circle(
        needs in prop::collection::vec(subsequence(vec!["a", "b", "c", "d", "e"], 0..3), 5)
    ) {
        let lines: Vec<_> = ["a", "b", "c", "d", "e"]
            .iter()
            .zip(&needs)
            .map(|(name, needs)| format!("{name}: {}", needs.join(" ")))
            .collect();
        let lines: Vec<_> = lines.iter().map(String::as_str).collect();
        let pipeline = pipeline(&lines);
        match plan(&pipeline, None) {
            Ok(plan) => {
                prop_assert_eq!(plan.len(), 5, "jobs in the plan for {:?}", lines);
                prop_assert_eq!(names(&Ok(plan)), by_hand(&pipeline), "of {:?}", lines);
            }
            Err(PlanError::Cycle(members)) => {
                let next = members.iter().cycle().skip(1);
                for (member, next) in members.iter().zip(next) {
                    let job = pipeline.jobs.iter().find(|job| job.name == *member);
                    let needs = job.map(|job| job.needs.contains(next));
                    prop_assert_eq!(needs, Some(true), "{} needs {} in {:?}", member, next, lines);
                }
                let mut once = members.clone();
                once.sort();
                once.dedup();
                prop_assert_eq!(members.len(), once.len(), "members, each once: {:?}", members);
                prop_assert_eq!(&members[0], &once[0], "the first of the circle {:?}", members);
            }
            Err(error) => prop_assert!(false, "{error} for {lines:?}"),
        }
    }
}

/// The plan by another way: at every place the first job that is not in it yet and has all of its needs in it.
fn by_hand(pipeline: &Pipeline) -> String {
    let mut plan: Vec<&str> = Vec::new();
    for _ in &pipeline.jobs {
        let next = pipeline.jobs.iter().find(|job| {
            let planned = |name: &str| plan.contains(&name);
            !planned(&job.name) && job.needs.iter().all(|need| planned(need))
        });
        plan.extend(next.map(|job| job.name.as_str()));
    }
    plan.join(" ")
}

/// A pipeline from names and needs: `["a: b c", "b", "c"]` is a job `a` that needs `b` and `c`, which need nothing.
fn pipeline(jobs: &[&str]) -> Pipeline {
    Pipeline {
        jobs: jobs.iter().map(|line| job(line, &["a step"])).collect(),
    }
}

fn names(plan: &Result<Vec<&Job>, PlanError>) -> String {
    match plan {
        Ok(jobs) => {
            let names: Vec<_> = jobs.iter().map(|job| job.name.as_str()).collect();
            names.join(" ")
        }
        Err(error) => error.to_string(),
    }
}

//! Which job runs when: [`plan`].
//!
//! Pipelines are written in short here: `"test: build lint"` is a job `test` that needs `build` and `lint`.

use ci::{Job, Pipeline, PlanError, plan};
use proptest::prelude::*;
use proptest::sample::subsequence;
use rstest::rstest;

use crate::jobs::job;

/// A job runs after what it needs, wherever the two are in the file. If several jobs could be next, the first in the
/// file is next. So one file has one plan, and you can read the plan off the file. A job runs once, however many
/// others need it.
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

/// If no job has the name of a need, this need can never pass. The same is true of a job that you ask for and that does
/// not exist. You hear of the mistake before the first step runs, even if you run another job alone.
#[rstest]
#[case::a_need("biuld", None, PlanError::UnknownNeed { job: "test".to_owned(), need: "biuld".to_owned() })]
#[case::asked_for("build", Some("lint"), PlanError::UnknownJob {
    name: "lint".to_owned(),
    known: vec!["build".to_owned(), "test".to_owned()],
})]
#[case::of_a_job_that_was_not_chosen("biuld", Some("build"), PlanError::UnknownNeed {
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

/// If jobs need each other in a circle, none of them can be the first. In a file of forty jobs the message "there is
/// a circle" does not help much. So the error names the jobs of the circle: each needs the next, the last needs the
/// first, and the first in the file comes first. A job that only needs one of them is not named.
#[rstest]
#[case::itself(&["a", "b: b"], &["b"])]
#[case::each_other(&["a: b", "b: a"], &["a", "b"])]
#[case::three(&["a: c", "b: a", "c: b"], &["a", "c", "b"])]
#[case::behind_another_job(&["x: a", "a: b", "b: a"], &["a", "b"])]
#[case::entered_in_the_middle(&["x: b", "a: b", "b: a"], &["a", "b"])]
fn jobs_that_need_each_other_are_named(#[case] jobs: &[&str], #[case] expected: &[&str]) {
    let expected = PlanError::Cycle(expected.iter().map(|&name| name.to_owned()).collect());
    let refused = plan(&pipeline(jobs), None).expect_err("there is no order");
    assert_eq!(refused, expected, "for the jobs {jobs:?}");
}

/// You work on one job and want to run it now: with what it needs, with what that needs, and with nothing else. A
/// mistake elsewhere in the file is still a mistake, because the whole file will be run later. (The last case passes
/// already if you choose jobs from a plan of the whole file.)
#[rstest]
#[case::nothing("lint", &[], "lint")]
#[case::a_need("test", &[], "build test")]
#[case::the_need_of_a_need("release", &["release: deploy"], "build test deploy release")]
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

    /// This law closes the module, and should pass when you reach it. Whatever the jobs need, there is a plan or a
    /// circle. A plan has every job once, and each job in it is the first in the file that was free. A circle is
    /// really one.
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

//! title: A job that is asked for brings its needs, and not theirs
//! severity: minor
//! seen by: unit::orders::a_job_can_be_asked_for_alone
//! rule: A plan for one job, as in `ci run test`, has that job and what it needs, directly or not.
//! asks: which jobs run when one is asked for whose needs have needs?
//!
//! `ci run deploy` runs the tests, which deploy needs, and not the build, which the tests need. They are skipped, or
//! test what was built last week.
//!
//! One level of a relation that goes on is the most common half of a rule.

mod plan {
    fn needed_for<'a>(name: &str, jobs: Vec<&'a Job>) -> Vec<&'a Job> {
        let direct: Vec<String> = jobs
            .iter()
            .filter(|job| job.name == name)
            .flat_map(|job| job.needs.clone())
            .collect();
        jobs.into_iter()
            .filter(|job| job.name == name || direct.contains(&job.name))
            .collect()
    }
}

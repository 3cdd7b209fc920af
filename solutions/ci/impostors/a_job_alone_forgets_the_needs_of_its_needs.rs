//! title: Plans a job's needs and not their needs
//! severity: minor
//! seen by: unit::orders::a_job_can_be_asked_for_alone
//! rule: A plan for one job, as in `ci run test`, has that job and what it needs, directly or not.
//! asks: which jobs run when one is asked for whose needs have needs?
//!
//! A user types `ci run deploy`. The plan has the tests, which deploy needs, and not the build, which the tests need.
//! The tests then have no build, or an old one.
//!
//! A test with two jobs passes. A test needs a chain of three.

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

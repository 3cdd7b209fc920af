//! title: Plans the needs of a job to a depth of two
//! severity: minor
//! seen by: unit::orders::a_job_can_be_asked_for_alone
//! rule: A plan for one job, as in `ci run test`, has that job and what it needs, directly or not.
//! asks: how long is the longest chain of needs that you try?
//!
//! The code has the needs, and the needs of the needs, in two loops. A release that needs a deployment that needs the
//! tests that need a build runs without the build.
//!
//! A chain of three passes. A test needs a chain of four.

mod plan {
    fn needed_for<'a>(name: &str, jobs: Vec<&'a Job>) -> Vec<&'a Job> {
        let mut wanted = vec![name.to_owned()];
        for _ in 0..2 {
            let more: Vec<String> = jobs
                .iter()
                .filter(|job| wanted.contains(&job.name))
                .flat_map(|job| job.needs.clone())
                .collect();
            wanted.extend(more);
        }
        jobs.into_iter()
            .filter(|job| wanted.contains(&job.name))
            .collect()
    }
}

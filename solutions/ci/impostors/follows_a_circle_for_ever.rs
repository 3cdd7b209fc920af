//! title: Overflows the stack at a circle of needs
//! severity: major
//! seen by: unit::orders::jobs_that_need_each_other_are_named
//! rule: A circle of needs is an error that names the jobs of the circle, and no other job.
//! asks: how does a plan end when jobs need each other?
//!
//! The code follows the needs of each job by recursion, in a few lines. It ends in every pipeline without a circle.
//! With a circle the program crashes, and the user gets no message about the jobs.
//!
//! A test needs a pipeline with a circle.

mod plan {
    fn cycle(waiting: &[&Job]) -> Vec<String> {
        waiting.first().map_or_else(Vec::new, |job| from_here(job, waiting))
    }

    #[expect(unconditional_recursion, reason = "that is what is wrong with it")]
    fn from_here(job: &Job, waiting: &[&Job]) -> Vec<String> {
        let next = waiting.iter().find(|other| job.needs.contains(&other.name));
        let mut names = from_here(next.copied().unwrap_or(job), waiting);
        names.push(job.name.clone());
        names
    }
}

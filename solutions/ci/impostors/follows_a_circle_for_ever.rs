//! title: Follows a circle for ever
//! severity: major
//! seen by: unit::orders::jobs_that_need_each_other_are_named
//! rule: A circle of needs is an error that names the jobs of the circle, and no other job.
//! asks: how does a plan come to its end when jobs need each other?
//!
//! From a job to what it needs, and from there to what that needs: a few lines of recursion, which come to an end in
//! every pipeline that is right. In the others they come to the end of the stack.
//!
//! It takes a wrong pipeline to see it, and one of two lines will do.

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

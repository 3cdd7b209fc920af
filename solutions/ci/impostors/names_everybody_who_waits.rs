//! title: Names all jobs that wait for the circle
//! severity: minor
//! seen by: unit::orders::jobs_that_need_each_other_are_named
//! rule: Only the jobs of the circle, beginning with the one that is first in the file.
//! asks: which jobs does the error about a circle name?
//!
//! When no job is free, the code names all jobs that are left. These are the circle and all jobs that need one of its
//! jobs. In a large pipeline that is half of the file, and the user does not know where to look.
//!
//! A test needs a job that needs the circle and is not in it.

mod plan {
    fn cycle(waiting: &[&Job]) -> Vec<String> {
        waiting.iter().map(|job| job.name.clone()).collect()
    }
}

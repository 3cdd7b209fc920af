//! title: Names everybody who waits for the circle
//! severity: minor
//! seen by: unit::orders::jobs_that_need_each_other_are_named
//! rule: The members of the circle and nobody else, beginning with the one that stands first in the file.
//! asks: who is named of the jobs that wait for a circle?
//!
//! What is left when no job is free is the circle, and all that needs somebody in it, directly or not: in a large
//! pipeline half of the file. The message is true, and does not say where to look.
//!
//! It takes a job outside of the circle to see the difference.

mod plan {
    fn cycle(waiting: &[&Job]) -> Vec<String> {
        waiting.iter().map(|job| job.name.clone()).collect()
    }
}

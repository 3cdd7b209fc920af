//! title: Leaves jobs in a circle out of the plan
//! severity: critical
//! seen by: unit::orders::jobs_that_need_each_other_are_named
//! rule: Jobs that need each other in a circle: each needs the next, and the last needs the first.
//! asks: what happens to a plan in which jobs need each other?
//!
//! The loop ends when no job is free. Jobs in a circle are never free, so they are not in the plan, and neither are
//! the jobs that need them. All others pass, and the run is green without these jobs.
//!
//! A test needs two jobs that need each other, and expects an error.

mod plan {
    fn in_order(jobs: &[Job]) -> Result<Vec<&Job>, PlanError> {
        let mut waiting: Vec<&Job> = jobs.iter().collect();
        let mut planned: Vec<&Job> = Vec::new();
        while let Some(free) = waiting.iter().position(|job| is_free(job, &planned)) {
            planned.push(waiting.remove(free));
        }
        Ok(planned)
    }
}

//! title: Jobs in a circle are left out
//! severity: critical
//! seen by: unit::orders::jobs_that_need_each_other_are_named
//! rule: Jobs that need each other, so that none of them can be the first: each needs the next, and the last the first.
//! asks: what becomes of a plan in which jobs need each other?
//!
//! When no job is free any more, the plan is done. Jobs that need each other are never free, so they are not in it, and
//! neither is what needs them. The rest is green.
//!
//! A loop that ends because there is nothing left to do, and one that ends because nothing can be done, look the same.

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

//! title: Runs a job before what it needs
//! severity: major
//! seen by: unit::orders::a_job_runs_once_and_after_what_it_needs
//! rule: A job runs once, after all jobs that it needs.
//! asks: in which order do jobs run that are written down the other way round?
//!
//! The jobs run in the order of the file. People write what is needed first, so it is right in most files, and in all
//! examples. In the others a job is skipped because what it needs "did not pass": it has not been asked yet.
//!
//! An example in the natural order proves nothing about order.

mod plan {
    fn in_order(jobs: &[Job]) -> Result<Vec<&Job>, PlanError> {
        let mut waiting: Vec<&Job> = jobs.iter().collect();
        let mut planned: Vec<&Job> = Vec::new();
        while !waiting.is_empty() {
            let Some(free) = waiting.iter().position(|job| is_free(job, &planned)) else {
                return Err(PlanError::Cycle(cycle(&waiting)));
            };
            planned.push(waiting.remove(free));
        }
        Ok(jobs.iter().collect())
    }
}

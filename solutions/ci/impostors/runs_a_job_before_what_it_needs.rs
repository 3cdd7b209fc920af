//! title: Runs jobs in the order of the file
//! severity: major
//! seen by: unit::orders::a_job_runs_once_and_after_what_it_needs
//! rule: A job runs once, after all jobs that it needs.
//! asks: in which order do jobs run if the file has them the other way round?
//!
//! Most people write a needed job first, so the order of the file is right in most files and all examples. In the
//! other files a job is skipped, because the job that it needs has not run yet.
//!
//! A test needs a file in which the needed job comes later.

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

//! title: What two jobs need runs twice
//! severity: major
//! seen by: unit::orders::a_job_runs_once_and_after_what_it_needs
//! rule: A job runs once, after all jobs that it needs.
//! asks: how often does a job run that several jobs need?
//!
//! Before each job, all that it needs: that is short, recursive, and right for a tree. Where two jobs need the same
//! one, it runs for each of them. The result is right; the ten minutes of the build are spent twice, and a step that
//! publishes something does so twice.
//!
//! The smallest shape that shows it is a diamond.

mod plan {
    fn in_order(jobs: &[Job]) -> Result<Vec<&Job>, PlanError> {
        let mut waiting: Vec<&Job> = jobs.iter().collect();
        let mut planned: Vec<&Job> = Vec::new();
        let mut needed: Vec<&str> = Vec::new();
        while !waiting.is_empty() {
            let Some(free) = waiting.iter().position(|job| is_free(job, &planned)) else {
                return Err(PlanError::Cycle(cycle(&waiting)));
            };
            let job = waiting.remove(free);
            for need in &job.needs {
                if needed.contains(&need.as_str()) {
                    planned.extend(jobs.iter().find(|other| other.name == *need));
                }
                needed.push(need);
            }
            planned.push(job);
        }
        Ok(planned)
    }
}

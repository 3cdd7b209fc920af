//! title: Runs a job twice if two jobs need it
//! severity: major
//! seen by: unit::orders::a_job_runs_once_and_after_what_it_needs
//! rule: A job runs once, after all jobs that it needs.
//! asks: how often does a job run that several jobs need?
//!
//! The code adds a job again for each job that needs it. The result is right, but the users wait twice for a build of
//! ten minutes. A step that publishes something does it twice.
//!
//! The smallest test has four jobs: two of them need the first one, and the last one needs both.

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

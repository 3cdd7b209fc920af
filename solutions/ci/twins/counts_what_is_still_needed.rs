//! title: Counts for each job what it still needs
//! freedom: algorithm
//! rule: Of the jobs that could run next, the first in the file is next.
//!
//! The README says what the plan is, and not how the code makes it. This version counts how many needs of each job
//! are still missing. A job with none is free.

mod plan {
    fn in_order(jobs: &[Job]) -> Result<Vec<&Job>, PlanError> {
        let mut missing: Vec<usize> = jobs.iter().map(|job| job.needs.len()).collect();
        let mut free: std::collections::BTreeSet<usize> =
            (0..jobs.len()).filter(|job| missing[*job] == 0).collect();
        let mut planned = Vec::new();
        while let Some(next) = free.pop_first() {
            planned.push(&jobs[next]);
            for (index, job) in jobs.iter().enumerate() {
                let needed = job.needs.iter().filter(|need| **need == jobs[next].name);
                let count = needed.count();
                missing[index] -= count;
                if count > 0 && missing[index] == 0 {
                    free.insert(index);
                }
            }
        }
        if planned.len() == jobs.len() {
            return Ok(planned);
        }
        let stuck = jobs.iter().zip(&missing).filter(|(_, missing)| **missing > 0);
        let waiting: Vec<&Job> = stuck.map(|(job, _)| job).collect();
        Err(PlanError::Cycle(cycle(&waiting)))
    }
}

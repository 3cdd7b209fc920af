//! title: Sorts a list itself
//! freedom: algorithm
//! rule: `list` and `archived` return all jobs of the queue or the archive, in the order of their ids.
//!
//! A rule gives the order, and not whether the database or the program sorts.

mod list {
    impl<C: Clock> Queue<C> {
        pub fn list(&self) -> Result<Vec<Job>, QueueError> {
            let mut statement = self.connection.prepare("SELECT * FROM jobs")?;
            let mut jobs = all(&mut statement, [])?;
            jobs.sort_by_key(|job| job.id);
            Ok(jobs)
        }

        pub fn archived(&self) -> Result<Vec<Job>, QueueError> {
            let mut statement = self.connection.prepare("SELECT * FROM archive")?;
            let mut jobs = all(&mut statement, [])?;
            jobs.sort_unstable_by_key(|job| job.id);
            Ok(jobs)
        }
    }
}

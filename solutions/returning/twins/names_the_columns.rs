//! title: Names the columns that it wants back
//! freedom: internals
//! rule: If a job has the key, `add_once` returns this job, as its row is **now**.
//!
//! Which job comes back is a rule. Which column an upsert touches without changing it, and in which order the columns come back,
//! is not.

mod add {
    impl<C: Clock> Queue<C> {
        pub fn add(&self, payload: &str) -> Result<Job, QueueError> {
            Ok(self.connection.query_row(
                "INSERT INTO jobs (payload, key) VALUES (?1, NULL)
                 RETURNING last_error, leased_until, max_attempts, attempts, state, payload, key, id",
                [payload],
                Job::from_row,
            )?)
        }

        pub fn add_once(&self, key: &str, payload: &str) -> Result<Job, QueueError> {
            Ok(self.connection.query_row(
                "INSERT INTO jobs (payload, key) VALUES (?2, ?1)
                 ON CONFLICT (key) DO UPDATE SET attempts = attempts
                 RETURNING last_error, leased_until, max_attempts, attempts, state, payload, key, id",
                [key, payload],
                Job::from_row,
            )?)
        }
    }
}

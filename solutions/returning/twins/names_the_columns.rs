//! title: Names the columns that it returns
//! freedom: internals
//! rule: If a job has the key, `add_once` returns this job, as its row is **now**.
//!
//! The rules say which job comes back. They do not say which column an upsert sets without a change, nor in which order
//! the columns are.

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

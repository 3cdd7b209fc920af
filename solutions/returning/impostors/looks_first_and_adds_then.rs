//! title: Looks first, then adds
//! severity: major
//! seen by: integration::archive::adding_under_a_key_returns_the_job_that_has_it
//! rule: The answer is always a job with this key, even if other queues add the same key or purge at the same time.
//! asks: what is the answer if two requests add the same key at the same moment?
//!
//! A SELECT asks whether the key is taken, and an INSERT adds the job if it is not. If the same request comes twice
//! at the same moment, both see a free key. The second one gets an error about a job that exists.
//!
//! An answer can be outdated before you use it. `ON CONFLICT` checks in the moment of the change.

mod add {
    impl<C: Clock> Queue<C> {
        pub fn add_once(&self, key: &str, payload: &str) -> Result<Job, QueueError> {
            let there = self.connection.query_row(
                "SELECT * FROM jobs WHERE key = ?1",
                [key],
                Job::from_row,
            );
            if there != Err(rusqlite::Error::QueryReturnedNoRows) {
                return Ok(there?);
            }
            let job = self.connection.query_row(
                "INSERT INTO jobs (key, payload) VALUES (?1, ?2) RETURNING *",
                [key, payload],
                Job::from_row,
            )?;
            Ok(job)
        }
    }
}

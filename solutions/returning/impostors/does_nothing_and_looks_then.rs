//! title: Does nothing, then looks
//! severity: major
//! seen by: integration::archive::adding_under_a_key_returns_the_job_that_has_it
//! rule: The answer is always a job with this key, even if other queues add the same key or purge at the same time.
//! asks: what is the answer for a known key if a purge frees it at this moment?
//!
//! `DO NOTHING` returns no row for a key that is taken, so the code looks for it with a SELECT. With one connection
//! the SELECT always finds it. With two, a purge can come in between. The key was taken at the INSERT and is free at
//! the SELECT, so the caller gets neither the old job nor a new one.
//!
//! A test has to run a purge in that gap. One statement has no gap: `DO UPDATE … RETURNING`.

mod add {
    impl<C: Clock> Queue<C> {
        pub fn add_once(&self, key: &str, payload: &str) -> Result<Job, QueueError> {
            self.connection.execute(
                "INSERT INTO jobs (key, payload) VALUES (?1, ?2) ON CONFLICT (key) DO NOTHING",
                [key, payload],
            )?;
            let job = self.connection.query_row(
                "SELECT * FROM jobs WHERE key = ?1",
                [key],
                Job::from_row,
            )?;
            Ok(job)
        }
    }
}

//! title: Does nothing, and looks then
//! severity: major
//! seen by: integration::archive::whoever_adds_under_a_key_gets_the_job_that_has_it
//! rule: Whatever other queues do at the same time, to add the same key or to purge: the answer is a job with this key.
//! asks: what is the answer for a known key when a purge frees it at this moment?
//!
//! `DO NOTHING` returns no row for a key that is taken, so a SELECT looks for it. It finds the row every time, as long as
//! nobody else is there. On a busy day a purge comes in between: the key was taken when we wanted it, and is free when we
//! look, and the caller has neither the old job nor a new one.
//!
//! It takes a test that puts somebody into the gap, or one statement that has none: `DO UPDATE … RETURNING`.

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

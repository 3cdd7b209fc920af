//! title: The last request wins
//! severity: major
//! seen by: unit::add::a_job_that_is_there_comes_back_as_it_is_and_not_as_it_was_asked_for
//! rule: An existing job does not change: its payload, its state, its attempts.
//! asks: which payload does a job have after a client added its key again with another one?
//!
//! Most upserts have `DO UPDATE SET payload = excluded.payload`. Here a worker may have claimed the job and read its
//! payload already. Then the row shows another payload, and the worker marks it as done.
//!
//! To be returned a row has to be updated, but its values need not change.

mod add {
    impl<C: Clock> Queue<C> {
        pub fn add_once(&self, key: &str, payload: &str) -> Result<Job, QueueError> {
            let job = self.connection.query_row(
                "INSERT INTO jobs (key, payload) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET payload = excluded.payload
                 RETURNING *",
                [key, payload],
                Job::from_row,
            )?;
            Ok(job)
        }
    }
}

//! title: The last request wins
//! severity: major
//! seen by: unit::add::a_job_that_is_there_comes_back_as_it_is_and_not_as_it_was_asked_for
//! rule: A job that is there stays as it is: its payload, its state, its attempts.
//! asks: what does a job say after its key was added again with another payload?
//!
//! `DO UPDATE SET payload = excluded.payload` is how an upsert is mostly written. Here somebody may have claimed the
//! job, and is at work on what it said: the row says something else now, and will be marked as done.
//!
//! To have the row returned it must be touched, and need not be changed.

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

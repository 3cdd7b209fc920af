//! title: Returns what it was asked for
//! severity: major
//! seen by: unit::add::a_job_that_is_there_comes_back_as_it_is_and_not_as_it_was_asked_for
//! rule: Either way it returns the job that has the key now, as its row is.
//! asks: which payload is in the answer when a key is added again with another one?
//!
//! The payload that is returned is the one of the request, since "that is what we have just written". For a key that
//! was there already nothing was written, and the caller is told of a job that does not exist.
//!
//! `RETURNING` is no echo. It takes a second request that differs from the first.

mod add {
    impl<C: Clock> Queue<C> {
        pub fn add_once(&self, key: &str, payload: &str) -> Result<Job, QueueError> {
            let job = self.connection.query_row(
                "INSERT INTO jobs (key, payload) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET key = excluded.key
                 RETURNING *",
                [key, payload],
                Job::from_row,
            )?;
            Ok(Job {
                payload: payload.to_owned(),
                ..job
            })
        }
    }
}

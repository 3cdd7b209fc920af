//! title: Returns the payload of the request
//! severity: major
//! seen by: unit::add::a_job_that_is_there_comes_back_as_it_is_and_not_as_it_was_asked_for
//! rule: In both cases it returns the job that has the key now.
//! asks: which payload does the answer have when a client adds a key again with another one?
//!
//! The code returns the payload of the request, because it seems to have just written it. But for an existing key it
//! wrote nothing. The caller gets a job that does not exist.
//!
//! `RETURNING` reads the row and not the request. A test sends a second request that differs from the first.

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

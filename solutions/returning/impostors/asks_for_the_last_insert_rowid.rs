//! title: Asks for the last insert rowid
//! severity: critical
//! seen by: unit::add::the_same_key_again_gives_the_same_job
//! rule: If a job has the key, `add_once` returns this job, as its row is **now**.
//! asks: which job is returned for a known key if other jobs were added in between?
//!
//! After an upsert the code asks `last_insert_rowid` which row it was. That function knows the last row that this
//! connection *inserted*. If the upsert found an existing key, that is another job, and the caller gets the wrong id.
//!
//! A test with one job passes. A test with another job in between fails. `RETURNING` always speaks of its own
//! statement.

mod add {
    impl<C: Clock> Queue<C> {
        pub fn add_once(&self, key: &str, payload: &str) -> Result<Job, QueueError> {
            self.connection.execute(
                "INSERT INTO jobs (key, payload) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET key = excluded.key",
                [key, payload],
            )?;
            let job = self.connection.query_row(
                "SELECT * FROM jobs WHERE id = ?1",
                [self.connection.last_insert_rowid()],
                Job::from_row,
            )?;
            Ok(job)
        }
    }
}

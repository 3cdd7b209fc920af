//! title: Asks for the last insert rowid
//! severity: critical
//! seen by: unit::add::the_same_key_again_gives_the_same_job
//! rule: If a job has the key, `add_once` returns this job, as its row is **now**.
//! asks: which job is returned for a known key when other jobs were added meanwhile?
//!
//! After an upsert, `last_insert_rowid` is asked which row it was. It knows the last row that was *inserted* on this
//! connection. If the upsert has found its key, that is another job, and the caller gets its id.
//!
//! In a test with one job it is the right one. It takes a job in between; or `RETURNING`, which speaks of this
//! statement and of no other.

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

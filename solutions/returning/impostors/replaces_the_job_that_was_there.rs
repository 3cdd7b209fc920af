//! title: Replaces the job that was there
//! severity: critical
//! seen by: unit::add::the_same_key_again_gives_the_same_job
//! rule: A job that is there stays as it is: its payload, its state, its attempts.
//! asks: which id has the job when a key is added again?
//!
//! `INSERT OR REPLACE` sounds like an upsert. It deletes the row that is in the way and inserts another: with a new id,
//! waiting, without its attempts. Whoever has claimed the old one holds a ticket for nothing, and the job is done
//! twice.
//!
//! An upsert keeps the row. A test that compares the ids of both answers sees the difference.

mod add {
    impl<C: Clock> Queue<C> {
        pub fn add_once(&self, key: &str, payload: &str) -> Result<Job, QueueError> {
            let job = self.connection.query_row(
                "INSERT OR REPLACE INTO jobs (key, payload) VALUES (?1, ?2) RETURNING *",
                [key, payload],
                Job::from_row,
            )?;
            Ok(job)
        }
    }
}

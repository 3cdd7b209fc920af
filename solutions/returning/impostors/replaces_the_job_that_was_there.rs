//! title: Replaces the existing job
//! severity: critical
//! seen by: unit::add::the_same_key_again_gives_the_same_job
//! rule: An existing job does not change: its payload, its state, its attempts.
//! asks: which id does the job have when a client adds its key again?
//!
//! `INSERT OR REPLACE` sounds like an upsert. But it deletes the old row and inserts another one, with a new id,
//! waiting and without attempts. The worker that claimed the old job holds a ticket for nothing, and another one does
//! the job again.
//!
//! An upsert keeps the row. A test that compares the ids of both answers shows the difference.

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

//! title: Keeps a key taken after the purge
//! severity: major
//! seen by: unit::archive::a_purged_job_is_in_the_archive
//! rule: A key is taken as long as its job is in the queue.
//! asks: does a key of a job in the archive make a new job?
//!
//! The code also looks for the key in the archive. A client that adds `report of the day` each day gets an old job from
//! the archive, and no worker ever sees the new one.
//!
//! A limit in time needs a test on both sides: before the purge and after it.

mod add {
    impl<C: Clock> Queue<C> {
        pub fn add_once(&self, key: &str, payload: &str) -> Result<Job, QueueError> {
            let old = self.connection.query_row(
                "SELECT * FROM archive WHERE key = ?1",
                [key],
                Job::from_row,
            );
            if let Ok(job) = old {
                return Ok(job);
            }
            let job = self.connection.query_row(
                "INSERT INTO jobs (key, payload) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET key = excluded.key
                 RETURNING *",
                [key, payload],
                Job::from_row,
            )?;
            Ok(job)
        }
    }
}

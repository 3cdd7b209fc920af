//! title: Wakes a job that is done
//! severity: critical
//! seen by: unit::add::a_job_that_is_there_comes_back_as_it_is_and_not_as_it_was_asked_for
//! rule: A job that is there stays as it is: its payload, its state, its attempts.
//! asks: What does asking twice do to a job that is done?
//!
//! The same key comes again, and the job has come to its end, so it is put back to wait: somebody must want it again. The answer to the
//! first request was lost, and the invoice is sent twice.
//!
//! A repeated request meets the job in each of its states. A case for each.

mod add {
    impl<C: Clock> Queue<C> {
        pub fn add_once(&self, key: &str, payload: &str) -> Result<Job, QueueError> {
            let job = self.connection.query_row(
                "INSERT INTO jobs (key, payload) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE
                 SET state = CASE WHEN state = 'done' THEN 'waiting' ELSE state END
                 RETURNING *",
                [key, payload],
                Job::from_row,
            )?;
            Ok(job)
        }
    }
}

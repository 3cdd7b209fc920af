//! title: Starts a job again that is done
//! severity: critical
//! seen by: unit::add::a_job_that_is_there_comes_back_as_it_is_and_not_as_it_was_asked_for
//! rule: An existing job does not change: its payload, its state, its attempts.
//! asks: what does a second request with the same key do to a job that is done?
//!
//! The same key comes again and its job is done, so the code puts the job back to wait. But the client only repeated
//! its request because the first answer was lost. The invoice goes out twice.
//!
//! A repeated request can find the job in any state. Test each state.

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

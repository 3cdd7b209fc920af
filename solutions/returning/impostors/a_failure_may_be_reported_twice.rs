//! title: Accepts a failure that is reported twice
//! severity: major
//! seen by: unit::finish::a_job_that_no_worker_holds_cannot_fail
//! rule: The ticket is valid while the job is claimed and no worker has claimed it since.
//! asks: what changes if a worker reports the same failure again?
//!
//! Only a job that is done is protected. The first report gives the job back, and the ticket still has the number of
//! the last attempt. So the second report overwrites the reason, and it can make a job that waits `failed`.
//!
//! A ticket needs a test in each state that its job can have.

mod finish {
    impl<C: Clock> Queue<C> {
        pub fn fail(&self, ticket: Ticket, reason: &str) -> Result<Job, QueueError> {
            self.connection
                .query_row(
                    "UPDATE jobs
                     SET state = CASE WHEN attempts < max_attempts THEN 'waiting' ELSE 'failed' END,
                         leased_until = NULL,
                         last_error = ?3
                     WHERE id = ?1 AND attempts = ?2 AND state <> 'done'
                     RETURNING *",
                    params![ticket.id, ticket.attempt, reason],
                    Job::from_row,
                )
                .optional()?
                .ok_or(QueueError::Lost(ticket))
        }
    }
}

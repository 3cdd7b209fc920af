//! title: Fails at exactly the last attempt
//! severity: major
//! seen by: unit::finish::the_last_attempt_fails_for_good
//! rule: When the attempts have reached `max_attempts`, `fail` makes it `failed` for good.
//! asks: what becomes of a job that is given back after more attempts than it may have?
//!
//! A job has failed for good when its attempts are as many as it may have: `=`. They can be more, if the owner of the queue
//! lowers the limit of jobs that were tried already. Then they are never equal again, and the job is tried for ever.
//!
//! A limit is a limit from there on, and not in one point. It takes a test beyond it.

mod finish {
    impl<C: Clock> Queue<C> {
        pub fn fail(&self, ticket: Ticket, reason: &str) -> Result<Job, QueueError> {
            self.connection
                .query_row(
                    "UPDATE jobs
                     SET state = CASE WHEN attempts = max_attempts THEN 'failed' ELSE 'waiting' END,
                         leased_until = NULL,
                         last_error = ?3
                     WHERE id = ?1 AND attempts = ?2 AND state = 'claimed'
                     RETURNING *",
                    params![ticket.id, ticket.attempt, reason],
                    Job::from_row,
                )
                .optional()?
                .ok_or(QueueError::Lost(ticket))
        }
    }
}

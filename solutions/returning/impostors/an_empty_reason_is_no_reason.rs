//! title: Drops an empty reason
//! severity: minor
//! seen by: unit::finish::the_last_attempt_fails_for_good
//! rule: `fail` writes the reason into `last_error`, and the job waits again.
//! asks: what is the last error after a failure with the empty text as its reason?
//!
//! The empty text becomes `NULL`. Then the list cannot tell a job that has failed without words from a job that has
//! never failed.
//!
//! For a text that may be missing, `NULL` and the empty text are two values. Test both.

mod finish {
    impl<C: Clock> Queue<C> {
        pub fn fail(&self, ticket: Ticket, reason: &str) -> Result<Job, QueueError> {
            self.connection
                .query_row(
                    "UPDATE jobs
                     SET state = CASE WHEN attempts < max_attempts THEN 'waiting' ELSE 'failed' END,
                         leased_until = NULL,
                         last_error = nullif(?3, '')
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

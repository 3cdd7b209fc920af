//! title: Fails at exactly the last attempt
//! severity: major
//! seen by: unit::finish::the_last_attempt_fails_for_good
//! rule: When the attempts have reached `max_attempts`, `fail` makes it `failed` for good.
//! asks: what happens to a job that is given back after more attempts than it may have?
//!
//! The code fails a job when its attempts *equal* the limit. But the owner of the queue can lower the limit of a job
//! that was already tried. Then the attempts are above the limit and never equal it again, and the workers try the
//! job for ever.
//!
//! A limit holds for every number above it, too. A test needs a number above the limit.

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

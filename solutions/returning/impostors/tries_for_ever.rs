//! title: Tries for ever
//! severity: major
//! seen by: unit::finish::the_last_attempt_fails_for_good
//! rule: Returns its new row: waiting for its next attempt, or failed, if this was its last one.
//! asks: what happens to a job that a worker gives back at its last attempt?
//!
//! A job that fails waits again, and fails again. A job with a broken payload can never succeed, so the workers try
//! it until an operator notices the bill.
//!
//! Retries need a limit. Test the last attempt and the one before it.

mod finish {
    impl<C: Clock> Queue<C> {
        pub fn fail(&self, ticket: Ticket, reason: &str) -> Result<Job, QueueError> {
            self.connection
                .query_row(
                    "UPDATE jobs
                     SET state = 'waiting', leased_until = NULL, last_error = ?3
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

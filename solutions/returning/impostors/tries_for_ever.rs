//! title: Tries for ever
//! severity: major
//! seen by: unit::finish::the_last_attempt_fails_for_good
//! rule: Gives a job back that could not be done, with the reason, and returns it as it is now: waiting for its next attempt, or failed, if this was its last one.
//! asks: what becomes of a job that is given back at its last attempt?
//!
//! A job that fails waits again, and fails again. One that cannot be done at all, since its payload is broken, is tried
//! until somebody looks at the bill.
//!
//! "Again" needs an end. It takes a test at the last attempt, and one at the last but one.

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

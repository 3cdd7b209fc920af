//! title: Gives the job back, or else fails it
//! freedom: algorithm
//! rule: When the attempts have reached `max_attempts`, `fail` makes it `failed` for good.
//!
//! Each of the two statements checks the ticket, so it does not matter what other workers do between them.

mod finish {
    impl<C: Clock> Queue<C> {
        pub fn fail(&self, ticket: Ticket, reason: &str) -> Result<Job, QueueError> {
            for update in [
                "UPDATE jobs SET state = 'waiting', leased_until = NULL, last_error = ?3
                 WHERE id = ?1 AND attempts = ?2 AND state = 'claimed' AND attempts < max_attempts
                 RETURNING *",
                "UPDATE jobs SET state = 'failed', leased_until = NULL, last_error = ?3
                 WHERE id = ?1 AND attempts = ?2 AND state = 'claimed' AND attempts >= max_attempts
                 RETURNING *",
            ] {
                let job = self
                    .connection
                    .query_row(
                        update,
                        params![ticket.id, ticket.attempt, reason],
                        Job::from_row,
                    )
                    .optional()?;
                if let Some(job) = job {
                    return Ok(job);
                }
            }
            Err(QueueError::Lost(ticket))
        }
    }
}

//! title: Does not count a failed attempt
//! severity: major
//! seen by: unit::finish::a_failed_attempt_gives_the_job_back
//! rule: The lease is removed, and the attempts stay counted.
//! asks: how many attempts does a job have after a worker gave it back?
//!
//! A worker that gives a job back has not done it, so the code takes the attempt back too. Then no attempt is ever
//! the last one. The number of the attempt is also the ticket, so the next worker gets the same ticket as the last
//! one, and both are good.
//!
//! A number that tells attempts apart must never fall.

mod finish {
    impl<C: Clock> Queue<C> {
        pub fn fail(&self, ticket: Ticket, reason: &str) -> Result<Job, QueueError> {
            self.connection
                .query_row(
                    "UPDATE jobs
                     SET state = CASE WHEN attempts < max_attempts THEN 'waiting' ELSE 'failed' END, attempts = attempts - 1, leased_until = NULL, last_error = ?3
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

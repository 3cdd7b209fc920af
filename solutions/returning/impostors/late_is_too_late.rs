//! title: Late is too late
//! severity: minor
//! seen by: unit::finish::a_claimed_job_can_be_finished_even_late
//! rule: It stays valid after the lease is over, until another worker claims the job.
//! asks: is a ticket good when the lease is over and no one else has come?
//!
//! Whoever finishes a job after the end of the lease is refused, also if nobody else has the job. The work is done, and
//! will now be done again.
//!
//! A lease gives others a right. Whether they have used it stands in the row, and the clock knows nothing about it.

mod finish {
    impl<C: Clock> Queue<C> {
        pub fn done(&self, ticket: Ticket) -> Result<Job, QueueError> {
            self.connection
                .query_row(
                    "UPDATE jobs SET state = 'done', leased_until = NULL
                     WHERE id = ?1 AND attempts = ?2 AND state = 'claimed' AND leased_until > ?3
                     RETURNING *",
                    params![ticket.id, ticket.attempt, self.clock.now()],
                    Job::from_row,
                )
                .optional()?
                .ok_or(QueueError::Lost(ticket))
        }
    }
}

//! title: Refuses a late ticket
//! severity: minor
//! seen by: unit::finish::a_claimed_job_can_be_finished_even_late
//! rule: It stays valid after the lease is over, until another worker claims the job.
//! asks: is a ticket good if its lease has expired and no other worker has claimed the job?
//!
//! The code refuses every worker that finishes a job after its lease, even if no other worker has claimed it. The
//! work is done, and another worker will do it again.
//!
//! When a lease expires, others *may* claim the job. The row says whether one did, and the clock does not.

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

//! title: Accepts the ticket of a later attempt
//! severity: minor
//! seen by: integration::leases::a_late_worker_cannot_finish_the_job_of_another_one
//! rule: The ticket is valid while the job is claimed and no worker has claimed it since.
//! asks: which tickets are good for a job at its first attempt?
//!
//! `attempts <= ?2` refuses tickets of earlier attempts, and that is why a ticket has a number. But it accepts a
//! ticket of an attempt that has not happened yet. So a typing error finishes another worker's job.
//!
//! "Equal" has two wrong sides, below and above. Test both.

mod finish {
    impl<C: Clock> Queue<C> {
        pub fn done(&self, ticket: Ticket) -> Result<Job, QueueError> {
            self.connection
                .query_row(
                    "UPDATE jobs SET state = 'done', leased_until = NULL
                     WHERE id = ?1 AND attempts <= ?2 AND state = 'claimed'
                     RETURNING *",
                    params![ticket.id, ticket.attempt],
                    Job::from_row,
                )
                .optional()?
                .ok_or(QueueError::Lost(ticket))
        }
    }
}

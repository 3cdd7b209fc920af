//! title: Any worker may finish a job
//! severity: critical
//! seen by: integration::leases::a_late_worker_cannot_finish_the_job_of_another_one
//! rule: The ticket is valid while the job is claimed and no worker has claimed it since.
//! asks: is a job finished by a ticket whose attempt is not the latest one?
//!
//! `done` checks that the job is claimed, and not who claimed it. A worker that seemed dead comes back, and finishes
//! a job that another worker has now.
//!
//! Two workers may know the same id. Only one of them knows the number of the latest attempt.

mod finish {
    impl<C: Clock> Queue<C> {
        pub fn done(&self, ticket: Ticket) -> Result<Job, QueueError> {
            self.connection
                .query_row(
                    "UPDATE jobs SET state = 'done', leased_until = NULL
                     WHERE id = ?1 AND state = 'claimed'
                     RETURNING *",
                    [ticket.id],
                    Job::from_row,
                )
                .optional()?
                .ok_or(QueueError::Lost(ticket))
        }
    }
}

//! title: Anybody may finish a job
//! severity: critical
//! seen by: integration::leases::whoever_comes_back_late_cannot_finish_what_another_one_holds
//! rule: The ticket is valid while the job is claimed and no worker has claimed it since.
//! asks: is a job finished by a ticket whose attempt is not the latest one?
//!
//! The job is claimed, so it can be finished, says `done`, and does not ask by whom. A worker that was believed to be
//! dead comes back and finishes a job that somebody else is at.
//!
//! Two workers may know the same id. The number of the attempt is what only one of them knows.

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

//! title: Finishes a job that no worker holds
//! severity: major
//! seen by: unit::finish::a_job_that_no_worker_holds_cannot_be_finished
//! rule: The ticket is valid while the job is claimed and no worker has claimed it since.
//! asks: does a ticket finish a job that no worker holds?
//!
//! `done` checks the id and the attempt, and not the state. So a ticket can finish a job that has failed for good, or
//! one that was given back and waits for its next attempt.
//!
//! A ticket is good only while the job is claimed. A test needs a job that no worker holds.

mod finish {
    impl<C: Clock> Queue<C> {
        pub fn done(&self, ticket: Ticket) -> Result<Job, QueueError> {
            self.connection
                .query_row(
                    "UPDATE jobs SET state = 'done', leased_until = NULL
                     WHERE id = ?1 AND attempts = ?2
                     RETURNING *",
                    params![ticket.id, ticket.attempt],
                    Job::from_row,
                )
                .optional()?
                .ok_or(QueueError::Lost(ticket))
        }
    }
}

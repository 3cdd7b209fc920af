//! title: Finishes what is finished
//! severity: major
//! seen by: unit::finish::what_nobody_holds_cannot_be_finished
//! rule: The ticket is valid while the job is claimed and no worker has claimed it since.
//! asks: is a job finished by a ticket when no one holds the job?
//!
//! `done` asks for the id and for the attempt, and not for the state. A job that has failed for good can be finished,
//! and one that was given back and waits for its next attempt, too: the ticket of a lost argument is good for ever.
//!
//! The state is half of what a ticket says. It takes a test with a job that nobody holds.

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

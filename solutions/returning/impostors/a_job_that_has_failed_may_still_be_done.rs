//! title: Finishes a job that has failed for good
//! severity: major
//! seen by: unit::finish::a_job_that_no_worker_holds_cannot_be_finished
//! rule: With any other ticket nothing changes, and the answer is `Lost`.
//! asks: what may a worker still do with a job that was given up?
//!
//! The worker was slow and its lease had expired, so a claim gave the job up. Then the worker reports that the job is
//! done, and the statement accepts that. But an operator has already seen the failure in the list, and has printed
//! the letter by hand.
//!
//! A table of refused tickets needs a row for each state.

mod finish {
    impl<C: Clock> Queue<C> {
        pub fn done(&self, ticket: Ticket) -> Result<Job, QueueError> {
            self.connection
                .query_row(
                    "UPDATE jobs SET state = 'done', leased_until = NULL 
             WHERE id = ?1 AND attempts = ?2 AND state IN ('claimed', 'failed') RETURNING *",
                    params![ticket.id, ticket.attempt],
                    Job::from_row,
                )
                .optional()?
                .ok_or(QueueError::Lost(ticket))
        }
    }
}

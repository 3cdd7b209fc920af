//! title: Finishes a job that has failed for good
//! severity: major
//! seen by: unit::finish::what_nobody_holds_cannot_be_finished
//! rule: With any other ticket nothing changes, and the answer is `Lost`.
//! asks: what may a worker still do with a job that was given up?
//!
//! The last worker was slow, and its lease was over, so a claim gave the job up. When it says that the job is done, that is good news,
//! and the statement lets it through. But somebody has seen the failure in the list, and has printed the letter by hand.
//!
//! Each state needs its row in the table of what is refused.

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

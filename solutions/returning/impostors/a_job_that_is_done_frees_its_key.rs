//! title: Frees the key of a job that is done
//! severity: major
//! seen by: unit::finish::a_claimed_job_can_be_finished_even_late
//! rule: A key is taken as long as its job is in the queue.
//! asks: when may a second job have the same key?
//!
//! The job is done, so its key seems to be of no use. Then the answer to the first request comes late, the client
//! asks again, and the invoice goes out a second time.
//!
//! A test of a change compares the whole row, and not only the column that should change.

mod finish {
    impl<C: Clock> Queue<C> {
        pub fn done(&self, ticket: Ticket) -> Result<Job, QueueError> {
            self.connection
                .query_row(
                    "UPDATE jobs SET state = 'done', leased_until = NULL , key = NULL
             WHERE id = ?1 AND attempts = ?2 AND state = 'claimed' RETURNING *",
                    params![ticket.id, ticket.attempt],
                    Job::from_row,
                )
                .optional()?
                .ok_or(QueueError::Lost(ticket))
        }
    }
}

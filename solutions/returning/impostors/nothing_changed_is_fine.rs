//! title: Treats "nothing changed" as success
//! severity: major
//! seen by: unit::finish::a_job_that_no_worker_holds_cannot_be_finished
//! rule: With any other ticket nothing changes, and the answer is `Lost`.
//! asks: what is the answer to a ticket for which no row changed?
//!
//! The code runs the UPDATE, reads the row, and reports success if the row exists. If the UPDATE changed nothing,
//! that is no error for the database, and so none for the caller.
//!
//! A row from `RETURNING` was changed by this statement. A row from a SELECT only exists.

mod finish {
    impl<C: Clock> Queue<C> {
        pub fn done(&self, ticket: Ticket) -> Result<Job, QueueError> {
            self.connection.execute(
                "UPDATE jobs SET state = 'done', leased_until = NULL
                 WHERE id = ?1 AND attempts = ?2 AND state = 'claimed'",
                params![ticket.id, ticket.attempt],
            )?;
            self.connection
                .query_row("SELECT * FROM jobs WHERE id = ?1", [ticket.id], Job::from_row)
                .optional()?
                .ok_or(QueueError::Lost(ticket))
        }
    }
}

//! title: Takes "nothing changed" for success
//! severity: major
//! seen by: unit::finish::what_nobody_holds_cannot_be_finished
//! rule: With any other ticket nothing changes, and the answer is `Lost`.
//! asks: what is the answer to a ticket for which no row was changed?
//!
//! The UPDATE runs, the row is read, and if there is a row, all is well. That the UPDATE has not changed it is no error
//! to the database, and so none to anybody.
//!
//! What `RETURNING` gives was changed by this statement. What a SELECT gives afterwards is only there.

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

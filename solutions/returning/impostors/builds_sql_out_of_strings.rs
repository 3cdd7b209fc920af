//! title: Builds SQL out of strings
//! severity: critical
//! seen by: unit::add::any_text_stays_a_payload
//! rule: The payload may be any text.
//! asks: what happens to a payload with a quote in it?
//!
//! `format!` puts the payload between two quotes. The first customer whose name has an apostrophe gets an error. The
//! first attacker can change the whole table.
//!
//! A bound value (`?1`) is never read as SQL. A test needs a payload with a quote in it; a property test finds one by
//! itself.

mod add {
    impl<C: Clock> Queue<C> {
        pub fn add(&self, payload: &str) -> Result<Job, QueueError> {
            let job = self.connection.query_row(
                &format!("INSERT INTO jobs (payload) VALUES ('{payload}') RETURNING *"),
                [],
                Job::from_row,
            )?;
            Ok(job)
        }
    }
}

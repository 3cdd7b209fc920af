//! title: Guesses the defaults
//! severity: minor
//! seen by: unit::add::a_new_job_is_what_the_database_made_of_it
//! rule: Adds a job, and returns it as the database has it: with its id, and with the defaults of the table.
//! asks: which values does a new job have when the defaults of the table were changed?
//!
//! The id is asked for, and the rest is known: a new job waits, has no attempts, and may have three. It is, until
//! somebody changes the table; then the program says three, the database means five, and both are sure.
//!
//! A default that the database makes stands in the row. `RETURNING` reads it there.

mod add {
    impl<C: Clock> Queue<C> {
        pub fn add(&self, payload: &str) -> Result<Job, QueueError> {
            let id = self.connection.query_row(
                "INSERT INTO jobs (payload) VALUES (?1) RETURNING id",
                [payload],
                |row| row.get(0),
            )?;
            Ok(Job {
                id,
                key: None,
                payload: payload.to_owned(),
                state: crate::job::State::Waiting,
                attempts: 0,
                max_attempts: 3,
                leased_until: None,
                last_error: None,
            })
        }
    }
}

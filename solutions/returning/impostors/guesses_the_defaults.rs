//! title: Guesses the defaults
//! severity: minor
//! seen by: unit::add::a_new_job_is_what_the_database_made_of_it
//! rule: Adds a job, and returns its row: with its id, and with the defaults of the table.
//! asks: which values does a new job have if the defaults of the table were changed?
//!
//! The code asks for the id and fills in the rest itself: a new job waits, has no attempts, and may have three. That
//! is right until the table changes. Then the program says three and the database says five.
//!
//! The row has the defaults that the database filled in, and `RETURNING` reads them.

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

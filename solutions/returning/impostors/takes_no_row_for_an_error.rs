//! title: Treats "no row" as an error
//! severity: major
//! seen by: unit::add::the_same_key_again_gives_the_same_job
//! rule: In both cases it returns the job that has the key now.
//! asks: what is the answer when a client adds a key that exists?
//!
//! `ON CONFLICT DO NOTHING RETURNING *` returns no row after a conflict, because it changed none. `query_row` reports
//! that as an error. A client whose first answer got lost repeats its request, and hears that the request failed.
//!
//! "No row" is an answer. What it means depends on the statement, so the code has to handle it.

mod add {
    impl<C: Clock> Queue<C> {
        pub fn add_once(&self, key: &str, payload: &str) -> Result<Job, QueueError> {
            let job = self.connection.query_row(
                "INSERT INTO jobs (key, payload) VALUES (?1, ?2)
                 ON CONFLICT (key) DO NOTHING
                 RETURNING *",
                [key, payload],
                Job::from_row,
            )?;
            Ok(job)
        }
    }
}

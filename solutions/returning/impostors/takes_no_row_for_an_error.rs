//! title: Takes no row for an error
//! severity: major
//! seen by: unit::add::the_same_key_again_gives_the_same_job
//! rule: Either way it returns the job that has the key now, as its row is.
//! asks: what is the answer when a key is added that is there already?
//!
//! `ON CONFLICT DO NOTHING RETURNING *` returns nothing if there was a conflict, for nothing was changed. `query_row`
//! calls that an error, and whoever repeats a request, because the first answer got lost, is told that it has failed.
//!
//! "No row" is an answer. What it means depends on the statement, and somebody has to say so.

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

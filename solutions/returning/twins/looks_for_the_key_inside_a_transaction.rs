//! title: Looks for the key inside a transaction
//! freedom: algorithm
//! rule: It leaves that job untouched, whatever the request says.
//!
//! One statement has no gap, and neither has a transaction that holds the lock before it looks.

mod add {
    impl<C: Clock> Queue<C> {
        pub fn add_once(&self, key: &str, payload: &str) -> Result<Job, QueueError> {
            let transaction = rusqlite::Transaction::new_unchecked(
                &self.connection,
                rusqlite::TransactionBehavior::Immediate,
            )?;
            let found = rusqlite::OptionalExtension::optional(transaction.query_row(
                "SELECT * FROM jobs WHERE key = ?1",
                [key],
                Job::from_row,
            ))?;
            let job = match found {
                Some(job) => job,
                None => transaction.query_row(
                    "INSERT INTO jobs (key, payload) VALUES (?1, ?2) RETURNING *",
                    [key, payload],
                    Job::from_row,
                )?,
            };
            transaction.commit()?;
            Ok(job)
        }
    }
}

//! title: Trusts the order of returned rows
//! severity: minor
//! seen by: unit::archive::among_purged_jobs_the_failed_ones_come_first
//! rule: Moves the jobs that are done or failed into the archive, and returns them as they were: first those that have failed, then those that are done, each in the order of their ids.
//! asks: in which order does a purge return jobs of both kinds?
//!
//! The rows of `DELETE … RETURNING` are handed on as they come. They come by their ids, with this table and this version of
//! SQLite, and that looks like an order. It is none that anybody has promised, nor the one that was asked for.
//!
//! There is no `RETURNING … ORDER BY`, so whoever needs an order sorts. It takes a test in which two orders differ.

mod archive {
    impl<C: Clock> Queue<C> {
        pub fn purge(&mut self) -> Result<Vec<Job>, QueueError> {
            let transaction = self
                .connection
                .transaction_with_behavior(TransactionBehavior::Immediate)?;
            let jobs = delete_finished(&transaction)?;
            for job in &jobs {
                insert(&transaction, job)?;
            }
            transaction.commit()?;
            Ok(jobs)
        }
    }
}

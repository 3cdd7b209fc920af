//! title: Trusts the order of returned rows
//! severity: minor
//! seen by: unit::archive::among_purged_jobs_the_failed_ones_come_first
//! rule: Moves the jobs that are done or failed into the archive, and returns them: first the failed ones, then the done ones, each in the order of their ids.
//! asks: in which order does a purge return jobs of both states?
//!
//! The code passes on the rows of `DELETE … RETURNING` as they come. With this table and this version of SQLite they
//! come by id. SQLite does not promise that, and the rule asks for another order.
//!
//! `RETURNING` has no `ORDER BY`, so the code has to sort. A test needs jobs in which the two orders differ.

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

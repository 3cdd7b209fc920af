//! title: Sorts by the state alone
//! severity: minor
//! seen by: unit::archive::among_purged_jobs_the_failed_ones_come_first
//! rule: Moves the jobs that are done or failed into the archive, and returns them as they were: first those that have failed, then those that are done, each in the order of their ids.
//! asks: in which order are the failed jobs of a purge among each other?
//!
//! The failed jobs are put first, and among each other they stay as they came, since the sort is stable. They came by their
//! ids, with this table and this version of SQLite; nobody has promised that.
//!
//! A stable sort keeps an order, and makes none. It takes a test with a table that is stored in another order.

mod archive {
    impl<C: Clock> Queue<C> {
        pub fn purge(&mut self) -> Result<Vec<Job>, QueueError> {
            let transaction = self
                .connection
                .transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut jobs = delete_finished(&transaction)?;
            for job in &jobs {
                insert(&transaction, job)?;
            }
            transaction.commit()?;
            jobs.sort_by_key(|job| job.state == State::Done);
            Ok(jobs)
        }
    }
}

//! title: Sorts only by the state
//! severity: minor
//! seen by: unit::archive::among_purged_jobs_the_failed_ones_come_first
//! rule: Moves the jobs that are done or failed into the archive, and returns them: first the failed ones, then the done ones, each in the order of their ids.
//! asks: in which order does a purge return its failed jobs?
//!
//! The code sorts the failed jobs to the front. Among each other they keep their order, because the sort is stable.
//! They came in the order of their ids, but SQLite does not promise that order for every table and version.
//!
//! A stable sort keeps an order and does not make one. A test needs a table whose rows are stored in another order.

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

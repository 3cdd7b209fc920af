//! title: Deletes more than it returns
//! severity: critical
//! seen by: integration::archive::a_job_that_is_finished_during_a_purge_is_not_lost
//! rule: A job that is finished meanwhile is moved or stays, and is never lost.
//! asks: what happens to a job that is finished while the purge is running?
//!
//! The purge reads the finished jobs, copies them into the archive, and then deletes all finished jobs. Both
//! statements have the same `WHERE`, but they need not see the same rows. A job that is finished in between is
//! deleted without a copy, and is lost.
//!
//! `DELETE … RETURNING` cannot delete what it does not return. A test has to finish a job while the purge is running.

mod archive {
    impl<C: Clock> Queue<C> {
        pub fn purge(&mut self) -> Result<Vec<Job>, QueueError> {
            let jobs = all(
                &mut self.connection.prepare(
                    "SELECT * FROM jobs WHERE state IN ('done', 'failed') ORDER BY state DESC, id",
                )?,
                [],
            )?;
            let transaction = self
                .connection
                .transaction_with_behavior(TransactionBehavior::Immediate)?;
            for job in &jobs {
                insert(&transaction, job)?;
            }
            transaction.execute("DELETE FROM jobs WHERE state IN ('done', 'failed')", [])?;
            transaction.commit()?;
            Ok(jobs)
        }
    }
}

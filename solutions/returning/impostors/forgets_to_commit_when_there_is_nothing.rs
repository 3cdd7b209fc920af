//! title: Commits only if there was a job to claim
//! severity: major
//! seen by: integration::leases::a_job_whose_last_worker_died_has_failed
//! rule: If the lease of the last attempt is over, a claim makes the job `failed`, with the last error `the lease expired`.
//! asks: what is in the table after a claim that found no job?
//!
//! Without a job to claim the function returns early and drops the transaction. That undoes all of its changes. The
//! job that it had just given up is claimed again in the table, until the queue has another job.
//!
//! An early return in a transaction needs its own test. The test checks the table, and not only the answer.

mod claim {
    impl<C: Clock> Queue<C> {
        pub fn claim(&self, lease: u32) -> Result<Option<Job>, QueueError> {
            let transaction =
                Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
            let now = self.clock.now();
            fail_abandoned(&transaction, now)?;
            let Some(job) = claim_next(&transaction, now, lease)? else {
                return Ok(None);
            };
            transaction.commit()?;
            Ok(Some(job))
        }
    }
}

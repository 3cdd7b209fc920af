//! title: Commits only if there was a job to claim
//! severity: major
//! seen by: integration::leases::a_job_whose_last_worker_died_has_failed
//! rule: If the lease of the last attempt is over, a claim makes the job `failed`, with the last error `the lease expired`.
//! asks: what is in the table after a claim that found nothing?
//!
//! With nothing to claim the function returns early, and the transaction is dropped. So all that it had done is undone: the job
//! that it gave up is claimed again, by nobody, until the queue has another job.
//!
//! A way out in the middle of a transaction needs a test of its own, and the test looks at the table and not at the answer.

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

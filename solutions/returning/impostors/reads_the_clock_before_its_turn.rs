//! title: Reads the clock before it waits
//! severity: critical
//! seen by: integration::claims::a_lease_begins_when_the_claim_can_write
//! rule: "Now" is the time at which the claim can write.
//! asks: when does a lease begin if the claim had to wait?
//!
//! The code reads the time, and then the statement waits until it may write. If the wait takes eight seconds, a lease
//! of five has expired before the worker gets the job. The next claim gives the same job to a second worker.
//!
//! On a quiet machine no claim waits. A test does not have to wait itself: its mocked clock moves on during the wait.

mod claim {
    impl<C: Clock> Queue<C> {
        pub fn claim(&self, lease: u32) -> Result<Option<Job>, QueueError> {
            let now = self.clock.now();
            let transaction =
                Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
            fail_abandoned(&transaction, now)?;
            let job = claim_next(&transaction, now, lease)?;
            transaction.commit()?;
            Ok(job)
        }
    }
}

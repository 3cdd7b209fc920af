//! title: Reads the clock before its turn
//! severity: critical
//! seen by: integration::claims::a_lease_begins_when_the_claim_can_write
//! rule: "Now" is the time at which the claim can write: while another connection is writing, it waits, and that may take seconds.
//! asks: which time does a lease begin with if the claim had to wait?
//!
//! The time is read, and then the statement waits until it may write. If that takes eight seconds, a lease of five is
//! over when the job is handed out, and the next claim gives the same job to a second worker.
//!
//! On a quiet machine nobody waits. It takes a test in which time passes during the wait, not a test that waits.

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

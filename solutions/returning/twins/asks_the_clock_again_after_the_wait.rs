//! title: Asks the clock before the wait and after it
//! freedom: calls
//! rule: A lease begins when the claim can write: the time that it waits for another connection does not count.
//!
//! The rules say when the lease begins. A claim may also read the clock before its wait, as long as the later time
//! counts.

mod claim {
    impl<C: Clock> Queue<C> {
        pub fn claim(&self, lease: u32) -> Result<Option<Job>, QueueError> {
            let asked_at = self.clock.now();
            let transaction =
                Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
            let now = self.clock.now().max(asked_at);
            fail_abandoned(&transaction, now)?;
            let job = claim_next(&transaction, now, lease)?;
            transaction.commit()?;
            Ok(job)
        }
    }
}

//! title: Begins without waiting for its turn
//! severity: critical
//! seen by: integration::claims::a_lease_begins_when_the_claim_can_write
//! rule: A lease begins when the claim can write: the time that it waits for another connection does not count.
//! asks: when does a lease begin if the claim had to wait for another writer?
//!
//! The clock is read inside the transaction, so the wait seems to be over. But a plain BEGIN takes no lock and waits
//! for nothing: the first statement that writes does. The lease begins before that.
//!
//! `BEGIN IMMEDIATE` waits. A test has to let time pass during the wait, and to look at the lease.

mod claim {
    impl<C: Clock> Queue<C> {
        pub fn claim(&self, lease: u32) -> Result<Option<Job>, QueueError> {
            let transaction =
                Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)?;
            let now = self.clock.now();
            fail_abandoned(&transaction, now)?;
            let job = claim_next(&transaction, now, lease)?;
            transaction.commit()?;
            Ok(job)
        }
    }
}

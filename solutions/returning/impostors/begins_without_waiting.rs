//! title: Reads the clock before it has the lock
//! severity: critical
//! seen by: integration::claims::a_lease_begins_when_the_claim_can_write
//! rule: A lease begins when the claim can write: the time that it waits for another connection does not count.
//! asks: when does a lease begin if the claim had to wait for another writer?
//!
//! The code reads the clock inside the transaction, so the wait seems to be over. But a plain BEGIN takes no lock and
//! does not wait. The first statement that writes waits, and the lease has begun before that.
//!
//! `BEGIN IMMEDIATE` waits. A test lets time pass during the wait and then checks the lease.

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

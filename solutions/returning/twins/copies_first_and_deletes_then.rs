//! title: Copies first, then deletes
//! freedom: order
//! rule: It moves all of them, or none.
//!
//! The transaction holds the lock, so both statements see the same jobs. Either of them may come first.

mod archive {
    impl<C: Clock> Queue<C> {
        pub fn purge(&mut self) -> Result<Vec<Job>, QueueError> {
            let transaction = self
                .connection
                .transaction_with_behavior(TransactionBehavior::Immediate)?;
            transaction.execute("INSERT INTO archive (id, key, payload, state, attempts, max_attempts, leased_until, last_error)
            SELECT id, key, payload, state, attempts, max_attempts, leased_until, last_error FROM jobs WHERE state IN ('done', 'failed')", [])?;
            let mut jobs = delete_finished(&transaction)?;
            transaction.commit()?;
            jobs.sort_by_key(|job| (job.state == State::Done, job.id));
            Ok(jobs)
        }
    }
}

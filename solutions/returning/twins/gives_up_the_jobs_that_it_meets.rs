//! title: Gives up only the jobs before the claimed one
//! freedom: algorithm
//! rule: The claim does so at least for the jobs before the one that it takes, and goes on to the next job.
//!
//! A claim need not give up the jobs behind the one that it claims. The claim that reaches them may do that.

mod claim {
    impl<C: Clock> Queue<C> {
        pub fn claim(&self, lease: u32) -> Result<Option<Job>, QueueError> {
            let transaction =
                Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
            let now = self.clock.now();
            let job = loop {
                let next = transaction
                    .query_row(
                        "SELECT * FROM jobs
                 WHERE state = 'waiting' OR (state = 'claimed' AND leased_until <= ?1)
                 ORDER BY id LIMIT 1",
                        [now],
                        Job::from_row,
                    )
                    .optional()?;
                match next {
                    Some(job) if job.leased_until.is_some() && job.attempts >= job.max_attempts => {
                        transaction.execute(
                        "UPDATE jobs SET state = 'failed', leased_until = NULL, last_error = ?1 WHERE id = ?2",
                        params![LEASE_EXPIRED, job.id])?;
                    }
                    Some(_) => break claim_next(&transaction, now, lease)?,
                    None => break None,
                }
            };
            transaction.commit()?;
            Ok(job)
        }
    }
}

//! title: Begins its transaction with a read
//! severity: critical
//! seen by: integration::leases::a_job_whose_last_worker_died_has_failed
//! rule: Two queues never get the same attempt at a job, even if many claim at the same time.
//! asks: what does a claim answer if another connection writes while the claim is running?
//!
//! SELECT and UPDATE are in one transaction, so no other write seems possible between them. But in SQLite a plain
//! BEGIN takes no lock. The transaction reads, another connection writes, and now the first one holds outdated data.
//! SQLite refuses its UPDATE at once, with any timeout (`SQLITE_BUSY_SNAPSHOT`), and the worker stops with "database
//! is locked".
//!
//! `BEGIN IMMEDIATE` works, but takes four statements where one is enough.

mod claim {
    impl<C: Clock> Queue<C> {
        pub fn claim(&self, lease: u32) -> Result<Option<Job>, QueueError> {
            let now = self.clock.now();
            let transaction = self.connection.unchecked_transaction()?;
            let id: Option<i64> = transaction
                .query_row(
                    "SELECT id FROM jobs
                     WHERE state = 'waiting' OR (state = 'claimed' AND leased_until <= ?1)
                     ORDER BY id LIMIT 1",
                    [now],
                    |row| row.get(0),
                )
                .optional()?;
            let Some(id) = id else {
                return Ok(None);
            };
            let job = transaction.query_row(
                "UPDATE jobs SET state = 'claimed', attempts = attempts + 1, leased_until = ?1
                 WHERE id = ?2 RETURNING *",
                [now.saturating_add(i64::from(lease)), id],
                Job::from_row,
            )?;
            transaction.commit()?;
            Ok(Some(job))
        }
    }
}

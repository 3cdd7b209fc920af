//! title: Begins its transaction with reading
//! severity: critical
//! seen by: integration::leases::a_job_whose_last_worker_died_has_failed
//! rule: However many queues do this at the same time: no two of them get the same attempt at a job.
//! asks: what does a claim answer when another connection writes while the claim is at work?
//!
//! SELECT and UPDATE stand in a transaction, so nothing can come in between. In SQLite a plain BEGIN takes no lock: the
//! transaction reads, somebody else writes, and when it is to write itself, what it has read is out of date. SQLite
//! does not let it, at once and whatever its patience (`SQLITE_BUSY_SNAPSHOT`), and the worker stops with "database is
//! locked".
//!
//! `BEGIN IMMEDIATE` would do, with four statements where one is enough.

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

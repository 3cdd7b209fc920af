//! title: Does not check whether it got the job
//! severity: critical
//! seen by: integration::claims::no_other_queue_gets_between_finding_a_job_and_claiming_it
//! rule: Two queues never get the same attempt at a job, even if many claim at the same time.
//! asks: what does a claim return if another queue was faster?
//!
//! The author knew the gap between SELECT and UPDATE, so the UPDATE takes the job only if it is still free. But the
//! code does not check whether it took one. An UPDATE that changes no row is no error, so the code returns the job
//! that it found, even if another worker has it.
//!
//! Read how many rows a statement changed, or which: `RETURNING` gives no row if none was changed.

mod claim {
    impl<C: Clock> Queue<C> {
        pub fn claim(&self, lease: u32) -> Result<Option<Job>, QueueError> {
            let now = self.clock.now();
            fail_abandoned(&self.connection, now)?;
            let id: Option<i64> = self
                .connection
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
            self.connection.execute(
                "UPDATE jobs SET state = 'claimed', attempts = attempts + 1, leased_until = ?1
                 WHERE id = ?2 AND (state = 'waiting' OR leased_until <= ?3)",
                [now.saturating_add(i64::from(lease)), id, now],
            )?;
            let job = self
                .connection
                .query_row("SELECT * FROM jobs WHERE id = ?1", [id], Job::from_row)?;
            Ok(Some(job))
        }
    }
}

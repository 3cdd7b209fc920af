//! title: Looks first, then claims
//! severity: critical
//! seen by: integration::claims::no_other_queue_gets_between_finding_a_job_and_claiming_it
//! rule: Two queues never get the same attempt at a job, even if many claim at the same time.
//! asks: which worker has the job if two queues claim at the same moment?
//!
//! A SELECT finds the job, and an UPDATE takes it. Each statement is right. But between them another connection can
//! run its own UPDATE. Then two workers send the same invoice.
//!
//! A trial by hand does not show it, and neither does a test with one connection. A test has to put another claim
//! into the gap. One statement has no gap: `UPDATE … WHERE id = (SELECT …) RETURNING *`.

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
            let job = self.connection.query_row(
                "UPDATE jobs SET state = 'claimed', attempts = attempts + 1, leased_until = ?1
                 WHERE id = ?2 RETURNING *",
                [now.saturating_add(i64::from(lease)), id],
                Job::from_row,
            )?;
            Ok(Some(job))
        }
    }
}

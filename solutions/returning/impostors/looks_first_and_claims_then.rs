//! title: Looks first, and claims then
//! severity: critical
//! seen by: integration::claims::nobody_gets_in_between_finding_a_job_and_claiming_it
//! rule: However many queues do this at the same time: no two of them get the same attempt at a job.
//! asks: who has the job when two queues claim at the same moment?
//!
//! A SELECT finds the job, an UPDATE takes it, and both are right. Between them is a gap, and on a busy day somebody
//! else's UPDATE is in it. Then two workers send the same invoice.
//!
//! By hand and in a test with one connection nobody sees it. It takes a test that puts somebody into the gap, or one
//! statement that has none: `UPDATE … WHERE id = (SELECT …) RETURNING *`.

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

//! title: Claims all jobs and returns one
//! severity: critical
//! seen by: unit::claim::each_claim_takes_the_one_job_that_is_next
//! rule: Claims the next job: of those that can be claimed, the one with the lowest id.
//! asks: what does a second claim find if the queue had several jobs?
//!
//! The UPDATE has no LIMIT. `query_row` returns the first row and drops the others. Those jobs are claimed, and no
//! worker has them.
//!
//! With one job in the queue the code is right. A test needs two jobs and two claims.

mod claim {
    fn claim_next(connection: &Connection, now: i64, lease: u32) -> rusqlite::Result<Option<Job>> {
        connection
            .query_row(
                "UPDATE jobs
                 SET state = 'claimed', attempts = attempts + 1, leased_until = ?1
                 WHERE state = 'waiting' OR (state = 'claimed' AND leased_until <= ?2)
                 RETURNING *",
                [now.saturating_add(i64::from(lease)), now],
                Job::from_row,
            )
            .optional()
    }
}

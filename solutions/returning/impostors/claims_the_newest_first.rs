//! title: Claims the newest job first
//! severity: major
//! seen by: unit::claim::each_claim_takes_the_one_job_that_is_next
//! rule: `claim` takes the job with the lowest id that is waiting, or that is claimed and whose lease is over.
//! asks: which of several waiting jobs does a claim take?
//!
//! `ORDER BY id DESC` has one word too many, and with one job in the queue that makes no difference. In a queue that
//! never gets empty, the first job waits for ever.
//!
//! A test of an order needs at least two jobs.

mod claim {
    fn claim_next(connection: &Connection, now: i64, lease: u32) -> rusqlite::Result<Option<Job>> {
        connection
            .query_row(
                "UPDATE jobs
                 SET state = 'claimed', attempts = attempts + 1, leased_until = ?1
                 WHERE id = (
                     SELECT id FROM jobs
                     WHERE state = 'waiting' OR (state = 'claimed' AND leased_until <= ?2)
                     ORDER BY id DESC
                     LIMIT 1
                 )
                 RETURNING *",
                [now.saturating_add(i64::from(lease)), now],
                Job::from_row,
            )
            .optional()
    }
}

//! title: Takes any job for the next
//! severity: minor
//! seen by: unit::claim::each_claim_takes_the_one_job_that_is_next
//! rule: Claims the next job: of those that can be claimed, the one with the lowest id.
//! asks: which job is next when SQLite goes through the rows the other way round?
//!
//! `LIMIT 1` without `ORDER BY` is one row, whichever SQLite comes upon. It comes upon the oldest, today, with this
//! table and this version, and everybody believes that it is the order of the queue.
//!
//! What nobody promised has to be asked for. A test can have SQLite go the other way round (`PRAGMA
//! reverse_unordered_selects`).

mod claim {
    fn claim_next(connection: &Connection, now: i64, lease: u32) -> rusqlite::Result<Option<Job>> {
        connection
            .query_row(
                "UPDATE jobs
                 SET state = 'claimed', attempts = attempts + 1, leased_until = ?1
                 WHERE id = (
                     SELECT id FROM jobs
                     WHERE state = 'waiting' OR (state = 'claimed' AND leased_until <= ?2)

                     LIMIT 1
                 )
                 RETURNING *",
                [now.saturating_add(i64::from(lease)), now],
                Job::from_row,
            )
            .optional()
    }
}

//! title: Claims the first row that SQLite finds
//! severity: minor
//! seen by: unit::claim::each_claim_takes_the_one_job_that_is_next
//! rule: Claims the next job: of those that can be claimed, the one with the lowest id.
//! asks: which job is next if SQLite reads the rows in reverse order?
//!
//! `LIMIT 1` without `ORDER BY` returns any one row. Today, with this table and this version, SQLite finds the oldest
//! one first, so it looks like the order of the queue.
//!
//! Ask for the order that you need. A test can make SQLite read in reverse (`PRAGMA reverse_unordered_selects`).

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

//! title: Claims finished jobs, too
//! severity: critical
//! seen by: integration::leases::a_finished_job_is_not_claimed_again
//! rule: A finished job is not claimed, even if its row has an old lease.
//! asks: may a worker claim a finished job whose row still has a lease?
//!
//! The condition asks whether the lease has expired, and not whether the job is claimed. The lease of a finished job
//! expires too, if it is still in the row. Then a worker does the job once more.
//!
//! A condition that is true for the rows you think of may be true for others. This one needs the state as well.

mod claim {
    fn claim_next(connection: &Connection, now: i64, lease: u32) -> rusqlite::Result<Option<Job>> {
        connection
            .query_row(
                "UPDATE jobs
                 SET state = 'claimed', attempts = attempts + 1, leased_until = ?1
                 WHERE id = (
                     SELECT id FROM jobs
                     WHERE state = 'waiting' OR leased_until <= ?2
                     ORDER BY id
                     LIMIT 1
                 )
                 RETURNING *",
                [now.saturating_add(i64::from(lease)), now],
                Job::from_row,
            )
            .optional()
    }
}

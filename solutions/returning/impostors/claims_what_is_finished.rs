//! title: Claims what is finished, too
//! severity: critical
//! seen by: integration::leases::a_finished_job_is_not_claimed_again
//! rule: A finished job is not claimed, even if its row has an old lease.
//! asks: may a job be claimed that is finished and still has an end of a lease in its row?
//!
//! "The lease is over" is asked without asking whether anybody has the job. Finished rows whose lease was left in them
//! are over as well, and are done once more.
//!
//! A condition that is true for the rows that one thinks of is true for others, too. The state belongs to it.

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

//! title: Counts the lease from the old one
//! severity: major
//! seen by: integration::leases::a_job_is_free_again_when_its_lease_is_over
//! rule: A lease lasts `lease` seconds and expires at the second `now + lease`.
//! asks: from which moment does the lease of a job count that was left lying for a long time?
//!
//! The code adds the new lease to the old end in the row. A job that was never claimed has no old end, so it gets a
//! correct lease. But suppose that a worker died an hour ago. Its job gets a lease that expired 59 minutes ago, and
//! every worker can claim it at once.
//!
//! A lease counts from the moment of its claim. A test needs a job that was left lying for longer than its lease.

mod claim {
    fn claim_next(connection: &Connection, now: i64, lease: u32) -> rusqlite::Result<Option<Job>> {
        connection
            .query_row(
                "UPDATE jobs
                 SET state = 'claimed', attempts = attempts + 1, leased_until = coalesce(leased_until - ?2, 0) + ?1
                 WHERE id = (
                     SELECT id FROM jobs
                     WHERE state = 'waiting' OR (state = 'claimed' AND leased_until <= ?2)
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

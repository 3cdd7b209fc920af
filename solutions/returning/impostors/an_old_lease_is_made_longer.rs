//! title: Counts the lease from the old one
//! severity: major
//! seen by: integration::leases::a_job_is_free_again_when_its_lease_is_over
//! rule: A lease lasts `lease` seconds from now on.
//! asks: from which moment is the lease of a job counted that was left lying for long?
//!
//! The new lease is added to what stands in the row. For a job that has never been claimed nothing stands there, and
//! all is well. A job whose worker died an hour ago gets a lease that was over 59 minutes ago, and is claimed by
//! everybody at once.
//!
//! A time is counted from the moment at which it begins. It takes a job that was left lying for longer than its lease.

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

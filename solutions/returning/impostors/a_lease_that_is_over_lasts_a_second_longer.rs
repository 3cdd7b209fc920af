//! title: A lease lasts a second longer
//! severity: minor
//! seen by: integration::leases::a_job_is_free_again_when_its_lease_is_over
//! rule: A job that is claimed at second 1000 for 60 seconds is free at 1060, and not at 1059.
//! asks: may a worker claim a job in the very second in which its lease expires?
//!
//! A lease of 60 seconds from second 1000 expires at 1060. With `<` in place of `<=` it expires at 1061. If another
//! program shares the queue and follows the rule, the two disagree for one second.
//!
//! A boundary needs two tests: the last second inside and the first second outside.

mod claim {
    fn claim_next(connection: &Connection, now: i64, lease: u32) -> rusqlite::Result<Option<Job>> {
        connection
            .query_row(
                "UPDATE jobs
                 SET state = 'claimed', attempts = attempts + 1, leased_until = ?1
                 WHERE id = (
                     SELECT id FROM jobs
                     WHERE state = 'waiting' OR (state = 'claimed' AND leased_until < ?2)
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

//! title: Finds the next job first, in a transaction that may write
//! freedom: algorithm
//! rule: `claim` takes the job with the lowest id that is waiting, or that is claimed and whose lease is over.
//!
//! After an immediate transaction has begun, no other connection can write. So no other write comes between the
//! search and the claim.

mod claim {
    fn claim_next(connection: &Connection, now: i64, lease: u32) -> rusqlite::Result<Option<Job>> {
        let next: Option<i64> = connection.query_row(
            "SELECT min(id) FROM jobs
             WHERE state = 'waiting' OR (state = 'claimed' AND leased_until <= ?1)",
            [now],
            |row| row.get(0),
        )?;
        let Some(id) = next else {
            return Ok(None);
        };
        connection
            .query_row(
                "UPDATE jobs
                 SET state = 'claimed', attempts = attempts + 1, leased_until = ?2
                 WHERE id = ?1
                 RETURNING *",
                [id, now.saturating_add(i64::from(lease))],
                Job::from_row,
            )
            .optional()
    }
}

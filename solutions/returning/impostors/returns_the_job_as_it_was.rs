//! title: Returns the job as it was before the claim
//! severity: major
//! seen by: unit::claim::the_claimed_job_comes_back_as_it_is_after_the_change
//! rule: Returns its new row, claimed and with this attempt counted; `None`, if there is no such job.
//! asks: which state and how many attempts does the answer to a claim show?
//!
//! The code reads the job, claims it, and returns what it read. In that answer the job is still waiting, and its
//! attempt is not counted. The ticket has the number of the attempt before, so no worker can finish the job.
//!
//! `RETURNING` gives the row after the change. A test checks what changed, and not only the id.

mod claim {
    fn claim_next(connection: &Connection, now: i64, lease: u32) -> rusqlite::Result<Option<Job>> {
        let job = connection
            .query_row(
                "SELECT * FROM jobs
                 WHERE state = 'waiting' OR (state = 'claimed' AND leased_until <= ?1)
                 ORDER BY id LIMIT 1",
                [now],
                Job::from_row,
            )
            .optional()?;
        if let Some(job) = &job {
            connection.execute(
                "UPDATE jobs SET state = 'claimed', attempts = attempts + 1, leased_until = ?1 WHERE id = ?2",
                [now.saturating_add(i64::from(lease)), job.id],
            )?;
        }
        Ok(job)
    }
}

//! title: Returns the job as it was
//! severity: major
//! seen by: unit::claim::the_claimed_job_comes_back_as_it_is_after_the_change
//! rule: Returns it as it is now, claimed, with this attempt counted; or nothing, if there is no such job.
//! asks: what do state and attempts of a job say in the answer to its claim?
//!
//! The job is read, then claimed, and what was read is returned: it is still waiting, and its attempt is not counted.
//! The ticket that is made of it has the number of the attempt before, and no worker can finish anything.
//!
//! `RETURNING` gives the row as it is after the change. A test has to look at what has changed, and not only at the id.

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

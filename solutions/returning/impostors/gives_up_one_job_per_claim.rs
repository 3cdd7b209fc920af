//! title: Gives up only one job per claim
//! severity: major
//! seen by: integration::leases::a_job_whose_last_worker_died_has_failed
//! rule: The claim does so at least for the jobs before the one that it takes, and goes on to the next job.
//! asks: what does a claim do if two jobs in a row have lost their last worker?
//!
//! The claim makes the first of these jobs `failed`. The second one is claimed a fourth time, although three attempts
//! were allowed, and it may crash one more worker.
//!
//! A rule about several rows needs a test with more than one row.

mod claim {
    fn fail_abandoned(connection: &Connection, now: i64) -> rusqlite::Result<()> {
        connection.execute(
            "UPDATE jobs SET state = 'failed', leased_until = NULL, last_error = ?1
             WHERE id = (SELECT min(id) FROM jobs
                 WHERE state = 'claimed' AND leased_until <= ?2 AND attempts >= max_attempts)",
            params![LEASE_EXPIRED, now],
        )?;
        Ok(())
    }
}

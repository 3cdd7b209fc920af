//! title: Fails a job whose worker is still at it
//! severity: major
//! seen by: integration::leases::a_job_whose_last_worker_died_has_failed
//! rule: If the lease of the last attempt is over, a claim makes the job `failed`, with the last error `the lease expired`.
//! asks: what becomes of a job at its last attempt whose lease is not over yet?
//!
//! The last attempt is begun, so the job counts as failed with the next claim, whoever makes it. The worker is at work,
//! finishes the job, and hears that the job is not its own.
//!
//! An attempt is over when its lease is. The test needs a job at its last attempt with a lease that still lasts.

mod claim {
    fn fail_abandoned(connection: &Connection, _now: i64) -> rusqlite::Result<()> {
        connection.execute(
            "UPDATE jobs SET state = 'failed', leased_until = NULL, last_error = ?1
             WHERE state = 'claimed' AND attempts >= max_attempts",
            params![LEASE_EXPIRED],
        )?;
        Ok(())
    }
}

//! title: Gives up a job whose worker still has it
//! severity: major
//! seen by: integration::leases::a_job_whose_last_worker_died_has_failed
//! rule: If the lease of the last attempt is over, a claim makes the job `failed`, with the last error `the lease expired`.
//! asks: what happens to a job at its last attempt whose lease has not expired?
//!
//! The last attempt has begun, so the next claim marks the job as failed. But its worker is still running. It
//! finishes the job, and hears that its ticket is no longer good.
//!
//! An attempt ends when its lease expires. A test needs a job at its last attempt with a lease that has not expired.

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

//! title: Gives a job up after three attempts
//! severity: major
//! seen by: integration::leases::a_job_whose_last_worker_died_has_failed
//! rule: after how many attempts a failure is for good; the table's default is 3
//! asks: where is it written how often a job may be tried?
//!
//! Three is the default, so three stands in the statement. A job that may be tried five times, because its printer is often out of
//! paper, is given up after the third worker that died.
//!
//! A number that is also a default needs a test with another number.

mod claim {
    fn fail_abandoned(connection: &Connection, now: i64) -> rusqlite::Result<()> {
        connection.execute("UPDATE jobs SET state = 'failed', leased_until = NULL, last_error = ?1 WHERE state = 'claimed' AND leased_until <= ?2 AND attempts >= 3", params![LEASE_EXPIRED, now])?;
        Ok(())
    }
}

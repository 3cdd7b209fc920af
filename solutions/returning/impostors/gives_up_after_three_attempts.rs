//! title: Gives a job up after three attempts
//! severity: major
//! seen by: integration::leases::a_job_whose_last_worker_died_has_failed
//! rule: after how many attempts a failure is for good; the table's default is 3
//! asks: which number of attempts counts, the default or the job's own?
//!
//! Three is the default, so the statement has a constant three. Another job may be tried five times, because its
//! printer is often out of paper. The code gives it up after the third dead worker.
//!
//! A number that is also a default needs a test with another number.

mod claim {
    fn fail_abandoned(connection: &Connection, now: i64) -> rusqlite::Result<()> {
        connection.execute("UPDATE jobs SET state = 'failed', leased_until = NULL, last_error = ?1 WHERE state = 'claimed' AND leased_until <= ?2 AND attempts >= 3", params![LEASE_EXPIRED, now])?;
        Ok(())
    }
}

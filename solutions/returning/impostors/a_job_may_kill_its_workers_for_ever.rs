//! title: A job may kill its workers for ever
//! severity: major
//! seen by: integration::leases::a_job_whose_last_worker_died_has_failed
//! rule: If the lease of the last attempt is over, a claim makes the job `failed`, with the last error `the lease expired`.
//! asks: what happens to a job whose worker dies at the last attempt?
//!
//! Only a reported failure counts against the limit. A job that crashes its worker reports nothing. Workers claim it
//! again and again, and always first, because its id is the lowest. The jobs behind it wait.
//!
//! The limit has to count a dead worker, too. A test needs a job at its last attempt whose lease has expired.

mod claim {
    fn fail_abandoned(_connection: &Connection, _now: i64) -> rusqlite::Result<()> {
        Ok(())
    }
}

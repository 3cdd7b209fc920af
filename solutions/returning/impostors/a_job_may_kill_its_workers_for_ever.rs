//! title: A job may kill its workers for ever
//! severity: major
//! seen by: integration::leases::a_job_whose_last_worker_died_has_failed
//! rule: If the lease of the last attempt is over, a claim makes the job `failed`, with the last error `the lease expired`.
//! asks: what becomes of a job whose worker dies at the last attempt?
//!
//! Only a reported failure is held against the limit. A job that crashes its worker reports nothing: it is claimed
//! again and again, and always first, since its id is the lowest. The jobs behind it wait for as long as that goes on.
//!
//! Every limit has to count the worker that dies, too. It takes a job whose last attempt has a lease that is over.

mod claim {
    fn fail_abandoned(_connection: &Connection, _now: i64) -> rusqlite::Result<()> {
        Ok(())
    }
}

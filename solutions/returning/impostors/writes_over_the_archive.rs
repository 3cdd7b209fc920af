//! title: Overwrites jobs in the archive
//! severity: critical
//! seen by: unit::archive::a_purged_job_is_in_the_archive
//! rule: made by the database, and never given to a second job; there may be gaps
//! asks: what happens if the archive already has a job with this id?
//!
//! `INSERT OR REPLACE` never fails, and that was its purpose here. If an id comes twice, the older of the two jobs is
//! lost without a message.
//!
//! After a backup was restored, the same id can come again. If a constraint fails, a person has to decide.

mod archive {
    fn insert(connection: &Connection, job: &Job) -> rusqlite::Result<()> {
        connection.execute(
            "INSERT OR REPLACE INTO archive
                 (id, key, payload, state, attempts, max_attempts, leased_until, last_error)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                job.id,
                job.key,
                job.payload,
                job.state.to_string(),
                job.attempts,
                job.max_attempts,
                job.leased_until,
                job.last_error,
            ],
        )?;
        Ok(())
    }
}

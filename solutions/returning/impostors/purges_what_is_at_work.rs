//! title: Purges claimed jobs
//! severity: critical
//! seen by: unit::archive::a_job_that_is_not_finished_stays
//! rule: Moves the jobs that are done or failed into the archive, and returns them: first the failed ones, then the done ones, each in the order of their ids.
//! asks: what does a purge do with a job that a worker holds?
//!
//! The purge deletes every job that does not wait. A claimed job does not wait, but it is not finished either. It
//! goes into the archive while a worker has it. If that worker fails, no other one tries again.
//!
//! "Not waiting" is not the same as "finished". A test checks which jobs stay.

mod archive {
    fn delete_finished(connection: &Connection) -> rusqlite::Result<Vec<Job>> {
        let mut statement = connection.prepare("DELETE FROM jobs WHERE state <> 'waiting' RETURNING *")?;
        all(&mut statement, [])
    }
}

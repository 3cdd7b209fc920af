//! title: Purges what somebody is at
//! severity: critical
//! seen by: unit::archive::what_is_not_finished_stays
//! rule: Moves the jobs that are done or failed into the archive, and returns them as they were: first those that have failed, then those that are done, each in the order of their ids.
//! asks: what becomes of a job in a purge while a worker holds it?
//!
//! Everything that does not wait is deleted. A job that is claimed does not wait, and is not finished either: it goes
//! into the archive while a worker is at it, and when the worker fails, nobody tries again.
//!
//! "Not this" is seldom the same as "that". It takes a test that looks at what stays.

mod archive {
    fn delete_finished(connection: &Connection) -> rusqlite::Result<Vec<Job>> {
        let mut statement = connection.prepare("DELETE FROM jobs WHERE state <> 'waiting' RETURNING *")?;
        all(&mut statement, [])
    }
}

//! title: Purges the failed jobs first, then the done ones
//! freedom: order
//! rule: It returns them as they were: first the failed, then the done ones, each in the order of their ids.
//!
//! The rules say what a purge returns. In one transaction it may use one statement for each of the two states.

mod archive {
    fn delete_finished(connection: &Connection) -> rusqlite::Result<Vec<Job>> {
        let mut finished = Vec::new();
        for state in [State::Failed, State::Done] {
            let mut statement =
                connection.prepare("DELETE FROM jobs WHERE state = ?1 RETURNING *")?;
            let mut jobs = all(&mut statement, [state.to_string()])?;
            jobs.sort_by_key(|job| job.id);
            finished.append(&mut jobs);
        }
        Ok(finished)
    }
}

//! title: Purges what it has read before
//! severity: major
//! seen by: integration::archive::a_job_that_is_finished_during_a_purge_is_not_lost
//! rule: A job that is finished meanwhile is moved or stays, and is never lost.
//! asks: what does a purge answer when a job is finished while the purge is at work?
//!
//! The purge begins a plain transaction, reads what is finished, and deletes it then. In SQLite such a transaction has no lock
//! while it reads. A worker finishes its job in between, what was read is out of date, and SQLite refuses the DELETE at once
//! (`SQLITE_BUSY_SNAPSHOT`): on a busy day, there is no purge.
//!
//! A transaction that reads first and is going to write says so when it begins: `BEGIN IMMEDIATE`. Or its first statement
//! writes: `DELETE … RETURNING` reads and deletes in one.

mod archive {
    impl<C: Clock> Queue<C> {
        pub fn purge(&mut self) -> Result<Vec<Job>, QueueError> {
            let transaction = self.connection.transaction()?;
            let mut jobs = finished(&transaction)?;
            transaction.execute("DELETE FROM jobs WHERE state IN ('done', 'failed')", [])?;
            for job in &jobs {
                insert(&transaction, job)?;
            }
            transaction.commit()?;
            jobs.sort_by_key(|job| (job.state == State::Done, job.id));
            Ok(jobs)
        }
    }

    fn finished(connection: &Connection) -> rusqlite::Result<Vec<Job>> {
        let mut statement =
            connection.prepare("SELECT * FROM jobs WHERE state IN ('done', 'failed')")?;
        all(&mut statement, [])
    }
}

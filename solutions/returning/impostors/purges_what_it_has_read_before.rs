//! title: Purges what it read before it had the lock
//! severity: major
//! seen by: integration::archive::a_job_that_is_finished_during_a_purge_is_not_lost
//! rule: A job that is finished meanwhile is moved or stays, and is never lost.
//! asks: what does a purge answer if a job is finished while the purge is running?
//!
//! The purge begins a plain transaction, reads the finished jobs, and then deletes them. In SQLite such a transaction
//! has no lock while it reads. If a worker finishes its job in between, the data is outdated, and SQLite refuses the
//! DELETE at once (`SQLITE_BUSY_SNAPSHOT`). In a busy queue the purge fails.
//!
//! A transaction that reads first and then writes has to begin with `BEGIN IMMEDIATE`. Or its first statement writes:
//! `DELETE … RETURNING` reads and deletes in one.

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

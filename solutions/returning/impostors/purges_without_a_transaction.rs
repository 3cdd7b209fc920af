//! title: Purges without a transaction
//! severity: critical
//! seen by: integration::archive::a_purge_moves_all_or_nothing
//! rule: Either all of them are moved, or none is.
//! asks: what is left in the queue when the purge fails on its way?
//!
//! The rows are deleted, returned, and put into the archive one by one. If the third cannot be written, it and all
//! behind it are gone: deleted, and nowhere else.
//!
//! `RETURNING` makes one statement of two. What takes two statements all the same takes a transaction. A test has to
//! let the second one fail.

mod archive {
    impl<C: Clock> Queue<C> {
        pub fn purge(&mut self) -> Result<Vec<Job>, QueueError> {
            let mut jobs = delete_finished(&self.connection)?;
            for job in &jobs {
                insert(&self.connection, job)?;
            }
            jobs.sort_by_key(|job| (job.state == State::Done, job.id));
            Ok(jobs)
        }
    }
}

//! title: Purges without a transaction
//! severity: critical
//! seen by: integration::archive::a_purge_moves_all_or_nothing
//! rule: It moves all of them or none.
//! asks: what is left in the queue if the purge fails in the middle?
//!
//! The code deletes the rows, returns them, and then writes them to the archive one by one. If writing the third one
//! fails, it and all later ones are lost.
//!
//! `RETURNING` makes one statement of two. Two statements that belong together need a transaction. A test makes the
//! second statement fail.

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

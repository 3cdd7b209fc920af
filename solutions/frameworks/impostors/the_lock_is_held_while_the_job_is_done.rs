//! title: The lock is held while the job is done
//! severity: critical
//! seen by: unit::pool::as_many_jobs_run_at_once_as_there_are_workers
//! rule: The first worker that is free does it.
//! asks: how many workers can be at work at the same time?
//!
//! `while let Ok(job) = jobs.lock().unwrap().recv()` reads well, and keeps the lock until the job is done, since a
//! temporary lives as long as the whole `while let`. Four workers, and one of them works.
//!
//! All answers are right, so it takes a test that has as many jobs at work as there are workers.

mod flask {
    mod pool {
        fn work(jobs: &Mutex<Receiver<Job>>) {
            while let Ok(job) = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv() {
                let _ = catch_unwind(AssertUnwindSafe(job));
            }
        }
    }
}

//! title: Holds the lock while the job runs
//! severity: critical
//! seen by: unit::pool::as_many_jobs_run_at_once_as_there_are_workers
//! rule: The first free worker runs it.
//! asks: how many workers can run at the same time?
//!
//! `while let Ok(job) = jobs.lock().unwrap().recv()` reads well. But the guard is a temporary and lives as long as
//! the body of the `while let`. So a worker holds the lock until its job is done, and only one of four workers runs.
//!
//! All answers are right. A test needs as many jobs as workers, and all of them at the same time.

mod flask {
    mod pool {
        fn work(jobs: &Mutex<Receiver<Job>>) {
            while let Ok(job) = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv() {
                let _ = catch_unwind(AssertUnwindSafe(job));
            }
        }
    }
}

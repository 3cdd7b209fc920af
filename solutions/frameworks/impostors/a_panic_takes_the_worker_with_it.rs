//! title: A panic ends the worker
//! severity: critical
//! seen by: unit::pool::one_worker_does_all_jobs_in_their_order
//! rule: A job that panics is lost, but its worker continues.
//! asks: which worker does the next job after a job has panicked?
//!
//! A thread that panics ends. After four views that panicked, the pool has no worker. The port is open and the server
//! accepts requests, but it never answers one.
//!
//! A pool has to survive its jobs. A test needs a pool of one worker, a job that panics, and a job behind it.

mod flask {
    mod pool {
        fn work(jobs: &Mutex<Receiver<Job>>) {
            while let Some(job) = next(jobs) {
                job();
            }
        }
    }
}

//! title: A panic takes the worker with it
//! severity: critical
//! seen by: unit::pool::one_worker_does_all_jobs_in_their_order
//! rule: A job that panics is lost, and costs the pool no worker.
//! asks: who does the next job when a job has panicked?
//!
//! A thread that panics ends. After four views that panicked there is no worker left: the port is open, requests are
//! accepted, and none of them is ever answered.
//!
//! A pool has to outlive its jobs. It takes a pool of one, a job that panics, and a job behind it.

mod flask {
    mod pool {
        fn work(jobs: &Mutex<Receiver<Job>>) {
            while let Some(job) = next(jobs) {
                job();
            }
        }
    }
}

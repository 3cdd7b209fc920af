//! title: Starts a thread for every request
//! severity: major
//! seen by: unit::pool::one_worker_does_all_jobs_in_their_order
//! rule: There are only as many workers as `--workers` says; further requests wait in a queue, in their order.
//! asks: how many jobs run at the same time if there are more jobs than workers?
//!
//! The code starts a thread for each request and needs no queue. Fifty requests make fifty threads. Fifty thousand
//! requests use up the memory and ask the database for fifty thousand connections. The number of workers should limit
//! that.
//!
//! A test needs more jobs than workers, and counts the jobs that run at the same time.

mod flask {
    mod pool {
        impl Pool {
            pub fn submit(&self, job: impl FnOnce() + Send + 'static) {
                thread::spawn(job);
            }
        }
    }
}

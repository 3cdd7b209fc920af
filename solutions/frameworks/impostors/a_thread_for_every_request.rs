//! title: A thread for every request
//! severity: major
//! seen by: unit::pool::one_worker_does_all_jobs_in_their_order
//! rule: There are only as many workers as asked for; further requests wait in a queue, in their order.
//! asks: how many jobs are at work at once when there are more of them than workers?
//!
//! Why queue, if threads can be had? With fifty requests there are fifty of them, with fifty thousand there is no
//! more memory, and the database is asked for fifty thousand connections. The number of workers was there to say how
//! much this machine can bear.
//!
//! It takes more jobs than workers, and a count of those at work.

mod flask {
    mod pool {
        impl Pool {
            pub fn submit(&self, job: impl FnOnce() + Send + 'static) {
                thread::spawn(job);
            }
        }
    }
}

//! title: Dropping the pool forgets the queue
//! severity: major
//! seen by: unit::pool::one_worker_does_all_jobs_in_their_order
//! rule: The threads end when the pool is dropped and the queue is empty.
//! asks: what happens to the waiting jobs when the pool is dropped?
//!
//! The pool tells its workers to stop, and each worker stops after its current job. The jobs in the queue are lost,
//! and their clients wait for answers that never come.
//!
//! A test that keeps its pool until the end passes. A test has to drop a pool while its only worker is busy.

mod flask {
    mod pool {
        use std::sync::atomic::{AtomicBool, Ordering};

        #[derive(Debug)]
        pub struct Pool {
            queue: Sender<Job>,
            stopped: Arc<AtomicBool>,
        }

        impl Drop for Pool {
            fn drop(&mut self) {
                self.stopped.store(true, Ordering::SeqCst);
            }
        }

        impl Pool {
            pub fn new(workers: NonZeroUsize) -> io::Result<Self> {
                let (queue, jobs) = channel();
                let jobs = Arc::new(Mutex::new(jobs));
                let stopped = Arc::new(AtomicBool::new(false));
                for _ in 0..workers.get() {
                    let jobs: Arc<Mutex<Receiver<Job>>> = Arc::clone(&jobs);
                    let stopped = Arc::clone(&stopped);
                    thread::Builder::new().spawn(move || {
                        while let Some(job) = next(&jobs) {
                            if stopped.load(Ordering::SeqCst) {
                                break;
                            }
                            let _ = catch_unwind(AssertUnwindSafe(job));
                        }
                    })?;
                }
                Ok(Self { queue, stopped })
            }
        }
    }
}

//! title: Starts a new worker when a job panics
//! freedom: internals
//! rule: Whether a worker goes on when its job has panicked, or another one takes its place.
//!
//! The rules say that the pool has as many workers after a panic as before. Here the thread ends, and starts its
//! successor on its way out.

mod flask {
    mod pool {
        /// Starts another worker for the same queue, if the one that has it is ended by a panic.
        struct Place(Arc<Mutex<Receiver<Job>>>);

        impl Drop for Place {
            fn drop(&mut self) {
                if thread::panicking() {
                    let jobs = Arc::clone(&self.0);
                    // If no thread can be started, there is nothing to do.
                    let _ = thread::Builder::new().spawn(move || keep_at_work(jobs));
                }
            }
        }

        fn keep_at_work(jobs: Arc<Mutex<Receiver<Job>>>) {
            let place = Place(jobs);
            while let Some(job) = next(&place.0) {
                job();
            }
        }

        impl Pool {
            pub fn new(workers: NonZeroUsize) -> io::Result<Self> {
                let (queue, jobs) = channel();
                let jobs = Arc::new(Mutex::new(jobs));
                for _ in 0..workers.get() {
                    let jobs = Arc::clone(&jobs);
                    thread::Builder::new().spawn(move || keep_at_work(jobs))?;
                }
                Ok(Self { queue })
            }
        }
    }
}

//! The pool of workers. Nothing here waits for time to pass: a job says when it has begun, and the test says when it
//! may go on. After five seconds a pool that does nothing fails the test, so the test does not hang.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use std::{iter, thread};

use frameworks::flask::Pool;
use rstest::rstest;

/// A view may take its time, since it has a thread for itself, and as many views run together as there are workers.
/// Each of these four jobs says that it has begun, and then waits for a word that never comes. All four can begin only
/// if each has a thread. The caller waits for none of them.
#[test]
fn as_many_jobs_run_at_once_as_there_are_workers() {
    let pool = pool(4);
    let (says, heard) = channel();
    let (_nobody_speaks, word) = channel::<()>();
    let word = Arc::new(Mutex::new(word));
    for _ in 0..4 {
        let (says, word) = (says.clone(), Arc::clone(&word));
        pool.submit(move || {
            let _ = says.send("begun");
            let _ = word
                .lock()
                .map(|word| word.recv_timeout(Duration::from_secs(2)));
            let _ = says.send("ended");
        });
    }
    assert_eq!(first(4, &heard), ["begun"; 4], "what the jobs say first");
}

/// No more jobs run at once than there are workers. The others wait in the queue, in their order, until the same threads are
/// free, also if the pool is dropped meanwhile: a client still waits for each answer. A job that panics must not cost the
/// pool a worker: after four such requests a pool of four would be empty, and the server would run and answer nothing.
/// Whether the worker goes on or another one takes its place is left open. (The message of the panic is still printed, by
/// the library's hook. If you have a queue already, the first case passes at once.)
#[rstest]
#[case::all_is_well(&["wash", "dry", "fold"], &["wash", "dry", "fold"])]
#[case::one_panics(&["wash", "panic", "fold"], &["wash", "fold"])]
#[case::the_pool_is_dropped_meanwhile(&["wait", "dry", "fold"], &["wait", "dry", "fold"])]
#[case::many_wait(&MANY, &MANY)]
fn one_worker_does_all_jobs_in_their_order(
    #[case] jobs: &[&'static str],
    #[case] expected: &[&str],
) {
    let pool = pool(1);
    let (says, heard) = channel();
    let (dropped, word) = channel::<()>();
    let word = Arc::new(Mutex::new(word));
    for job in jobs.iter().copied() {
        let (says, word) = (says.clone(), Arc::clone(&word));
        pool.submit(move || {
            assert_ne!(job, "panic", "this job panics, as the test wants it");
            if job == "wait" {
                // A pool may also wait for its workers when it is dropped, so this one does not wait for ever.
                let _ = word
                    .lock()
                    .map(|word| word.recv_timeout(Duration::from_millis(200)));
            }
            let _ = says.send((job, thread::current().id()));
        });
    }
    drop(pool);
    drop(dropped);
    let done = first(expected.len(), &heard);
    let (names, threads): (Vec<_>, BTreeSet<_>) = done
        .into_iter()
        .map(|(name, thread)| (name, format!("{thread:?}")))
        .unzip();
    assert_eq!(names, expected, "the jobs that were done");
    let panics = jobs.len() - expected.len();
    let others = threads.len().saturating_sub(1 + panics);
    assert_eq!(others, 0, "threads that did them beside the one worker");
}

/// Jobs that wait behind the first one: a queue has no end.
const MANY: [&str; 300] = {
    let mut jobs = ["dry"; 300];
    jobs[0] = "wait";
    jobs
};

fn pool(workers: usize) -> Pool {
    let workers = NonZeroUsize::new(workers).expect("at least one");
    Pool::new(workers).expect("threads can be started")
}

/// The first words of the jobs, at most `count`; fewer, if no other comes within five seconds.
fn first<T>(count: usize, heard: &Receiver<T>) -> Vec<T> {
    let next = || heard.recv_timeout(Duration::from_secs(5)).ok();
    iter::from_fn(next).take(count).collect()
}

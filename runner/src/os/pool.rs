//! Work that is done side by side.

use std::sync::{Mutex, PoisonError};
use std::thread;

/// Does something with each of these, so many at once and in their order: what came of each.
pub fn each<T: Send, R: Send>(
    items: Vec<T>,
    at_once: usize,
    work: impl Fn(usize, T) -> R + Sync,
) -> Vec<R> {
    let workers = at_once.min(items.len());
    let waiting = Mutex::new(items.into_iter().enumerate());
    let done = Mutex::new(Vec::new());
    let next = || {
        waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .next()
    };
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((position, item)) = next() {
                    let came = work(position, item);
                    let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                    done.push((position, came));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(position, _)| *position);
    done.into_iter().map(|(_, came)| came).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn what_came_of_each_is_in_their_order_and_no_more_run_at_once_than_may() {
        let (running, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let came = each((0..50).collect(), 3, |position, number: usize| {
            most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            thread::yield_now();
            running.fetch_sub(1, Ordering::SeqCst);
            (position, number * 2)
        });
        let expected: Vec<_> = (0..50).map(|number| (number, number * 2)).collect();
        assert_eq!(came, expected);
        assert!(most.into_inner() <= 3);
        assert_eq!(each(Vec::new(), 3, |_, ()| ()), []);
    }
}

//! The store in memory, which is given.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use auth::{Clock, Digest, Family, MemoryStore, Store};

/// A server runs for months, and people sign in every day. What can no longer be used is not kept. The time is that of the
/// clock, which is the one of the service.
#[test]
fn a_family_that_has_ended_is_forgotten() {
    let time = Arc::new(AtomicU64::new(10));
    let store = MemoryStore::new(Box::new(Hand(Arc::clone(&time))));
    store.add_family("f1", family("old"), 20);
    time.store(19, Ordering::Relaxed);
    store.add_family("f2", family("new"), 30);
    let kept = store.find_family("f1");
    assert_eq!(kept, Some(family("old")), "one that ends in a second");

    time.store(20, Ordering::Relaxed);
    store.add_family("f3", family("newer"), 30);
    assert_eq!(store.find_family("f1"), None, "one that has ended");
    let kept = store.find_family("f2");
    assert_eq!(kept, Some(family("new")), "one that has not");
}

/// A family that is replaced keeps its end.
#[test]
fn an_exchange_does_not_put_the_end_off() {
    let time = Arc::new(AtomicU64::new(10));
    let store = MemoryStore::new(Box::new(Hand(Arc::clone(&time))));
    store.add_family("f1", family("first"), 20);
    assert!(store.replace_family("f1", &family("first"), family("second")));
    time.store(20, Ordering::Relaxed);
    store.add_family("f2", family("another"), 30);
    assert_eq!(
        store.find_family("f1"),
        None,
        "the family, once it has ended"
    );
}

/// A clock whose hand the test moves.
struct Hand(Arc<AtomicU64>);

impl Clock for Hand {
    fn now(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

fn family(token: &str) -> Family {
    Family {
        current: Digest::of(token),
    }
}

//! The store in memory, which is given.

use auth::{Digest, Family, MemoryStore, Store};

/// A server runs for months, and people sign in every day. What can no longer be used is not kept.
#[test]
fn a_family_that_has_ended_is_forgotten() {
    let store = MemoryStore::default();
    store.add_family("of 1970", family("old"), 1);
    store.add_family("of today", family("new"), u64::MAX);
    store.add_family("of tomorrow", family("newer"), u64::MAX);
    assert_eq!(store.find_family("of 1970"), None, "one that has ended");
    let kept = store.find_family("of today");
    assert_eq!(kept, Some(family("new")), "one that has not");
}

/// A family that is replaced keeps its end.
#[test]
fn an_exchange_does_not_put_the_end_off() {
    let store = MemoryStore::default();
    store.add_family("f1", family("first"), 1);
    assert!(store.replace_family("f1", &family("first"), family("second")));
    store.add_family("f2", family("another"), u64::MAX);
    assert_eq!(
        store.find_family("f1"),
        None,
        "the family, once it has ended"
    );
}

fn family(token: &str) -> Family {
    Family {
        current: Digest::of(token),
    }
}

//! Waiting for something that other processes do.

use std::time::{Duration, Instant};

/// How long a test waits. The limit ends a test that would wait for ever; it measures nothing.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// Waits until the condition is true. Returns false if it is still false at the limit.
#[must_use]
pub fn wait_for(mut condition: impl FnMut() -> bool) -> bool {
    let begun = Instant::now();
    while !condition() {
        if begun.elapsed() > PATIENCE {
            return false;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    true
}

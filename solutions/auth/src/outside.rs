//! The time and chance, from outside.

use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time.
///
/// A trait, because a test that depends on the machine's clock can pass today and fail tomorrow.
pub trait Clock: Send + Sync {
    /// The time, in whole seconds since 1970-01-01T00:00:00Z.
    fn now(&self) -> u64;
}

/// Makes ids that an attacker cannot guess.
pub trait Ids: Send + Sync {
    /// A new one, each time.
    fn fresh(&self) -> String;
}

/// The machine's clock. One that is set to before 1970 counts as 1970.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> u64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default()
            .as_secs()
    }
}

/// 128 random bits from the system, as 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, Default)]
pub struct RandomIds;

impl Ids for RandomIds {
    /// # Panics
    /// If the system has no random bytes. An id that can be guessed must not take their place.
    fn fresh(&self) -> String {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).expect("the system has random bytes");
        format!("{:032x}", u128::from_be_bytes(bytes))
    }
}

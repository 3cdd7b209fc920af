//! Asking again.

use std::time::Duration;

use crate::clock::Clock;
use crate::service::{WeatherError, WeatherService};
use crate::wind::Observation;

/// How often to ask again, and how long to wait before that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    /// How many attempts may follow the first one. 0 means one attempt in all.
    pub retries: u32,
    /// The first pause. Each further one is twice as long, and no pause is longer than a minute.
    pub pause: Duration,
}

impl Retry {
    /// The pause after this attempt (counted from 1) has failed; `None` if it was the last one.
    #[must_use]
    pub fn pause_after(&self, attempt: u32) -> Option<Duration> {
        todo!()
    }
}

/// Asks for the wind until there is an answer, a permanent error (not [`WeatherError::may_pass`]), or no attempt left.
/// Between two attempts it pauses, through the clock: as long as `retry` says, or as long as the service asks for
/// ([`WeatherError::wait`]), whichever is longer. If the service asks for more than a minute, no attempt follows.
///
/// # Errors
/// The error of the last attempt.
pub fn fetch<S: WeatherService, C: Clock>(
    service: &S,
    clock: &C,
    retry: Retry,
) -> Result<Observation, WeatherError> {
    todo!()
}

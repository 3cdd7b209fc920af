//! Asking again.

use std::time::Duration;

use crate::clock::Clock;
use crate::service::{WeatherError, WeatherService};
use crate::wind::Observation;

/// How often to ask again, and how long to wait before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    /// How many attempts may follow the first one. 0 means that there is only one.
    pub retries: u32,
    /// The first pause. Each further one is twice as long as the one before it, and none is longer than a minute.
    pub pause: Duration,
}

impl Retry {
    /// The pause after the attempt with this number, counted from 1, has failed; `None` if it was the last one.
    #[must_use]
    pub fn pause_after(&self, attempt: u32) -> Option<Duration> {
        todo!()
    }
}

/// Asks for the wind until there is an answer, an error that does not pass ([`WeatherError::may_pass`]), or no attempt
/// left. Between two attempts it pauses, through the clock: as long as `retry` says, or as long as the service asks for
/// ([`WeatherError::wait`]), if that is longer. If it asks for more than a minute, no attempt follows.
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

//! Asking again.

use std::time::Duration;

use crate::clock::Clock;
use crate::service::{WeatherError, WeatherService};
use crate::wind::Observation;

/// The longest pause: during a pause the warden does not watch.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// After so many doublings even a nanosecond is longer than the longest pause.
const DOUBLINGS: usize = 36;

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
        if attempt > self.retries {
            return None;
        }
        let first = self.pause.min(LONGEST_PAUSE);
        let doublings = (1..attempt).take(DOUBLINGS);
        Some(doublings.fold(first, |pause, _| (pause * 2).min(LONGEST_PAUSE)))
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
    let mut attempt = 1;
    loop {
        let error = match service.observe() {
            Ok(observation) => return Ok(observation),
            Err(error) => error,
        };
        let pause = retry.pause_after(attempt);
        match pause.map(|pause| pause.max(error.wait())) {
            Some(pause) if error.may_pass() && pause <= LONGEST_PAUSE => clock.pause(pause),
            _ => return Err(error),
        }
        attempt += 1;
    }
}

//! title: Asks again without a pause
//! severity: major
//! seen by: integration::fetch::after_a_failure_it_pauses_and_asks_again
//! rule: Pauses are made through the `Clock`.
//! asks: what happens between two attempts?
//!
//! The code sends three retries within a few milliseconds. The service has no time to recover, and an overloaded one
//! gets four times as many requests.
//!
//! The result is the same, so a test of the result passes. Only a mock that expects the pauses, in their order, sees
//! it.

mod retry {
    pub fn fetch<S: WeatherService, C: Clock>(
        service: &S,
        clock: &C,
        retry: Retry,
    ) -> Result<Observation, WeatherError> {
        let _ = clock;
        let mut attempt = 1;
        loop {
            let error = match service.observe() {
                Ok(observation) => return Ok(observation),
                Err(error) => error,
            };
            let last = retry.pause_after(attempt).is_none();
            if last || !error.may_pass() || error.wait() > LONGEST_PAUSE {
                return Err(error);
            }
            attempt += 1;
        }
    }
}

//! title: Asks again without a pause
//! severity: major
//! seen by: integration::fetch::after_a_failure_it_pauses_and_asks_again
//! rule: Between two attempts it pauses, through the clock: as long as `retry` says, or as long as the service asks for ([`WeatherError::wait`]), if that is longer.
//! asks: what happens between two attempts?
//!
//! Three retries within a few milliseconds: whatever was wrong is still wrong, and a service that is on its knees gets
//! four times as many questions.
//!
//! The result is the same, so only a mock that wants its pauses, in their order, can tell.

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

//! title: Retries for ever
//! severity: critical
//! seen by: integration::fetch::it_gives_up_after_the_last_attempt
//! rule: With four retries there are at most five attempts.
//! asks: when does the asking end if the service never answers?
//!
//! When no pause is left, the code uses the first one again. The warden never gives up and never says that the wind
//! is unknown. To the operator it looks busy.
//!
//! A loop that waits for another program needs a limit. A test needs a service that never answers.

mod retry {
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
            if !error.may_pass() || error.wait() > LONGEST_PAUSE {
                return Err(error);
            }
            let pause = retry.pause_after(attempt).unwrap_or(retry.pause);
            clock.pause(pause.max(error.wait()));
            attempt += 1;
        }
    }
}

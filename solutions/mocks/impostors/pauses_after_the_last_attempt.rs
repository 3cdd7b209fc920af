//! title: Pauses after the last attempt
//! severity: minor
//! seen by: integration::fetch::it_gives_up_after_the_last_attempt
//! rule: There is no pause after the last attempt.
//! asks: how many pauses are there when every attempt fails?
//!
//! The code pauses first, and then asks whether there is another attempt. The user waits eight seconds more for the
//! same error.
//!
//! The result is right, so a test of the result passes. A mock of the clock counts the pauses.

mod retry {
    pub fn fetch<S: WeatherService, C: Clock>(
        service: &S,
        clock: &C,
        retry: Retry,
    ) -> Result<Observation, WeatherError> {
        let mut attempt = 1;
        let mut pause = retry.pause;
        loop {
            let error = match service.observe() {
                Ok(observation) => return Ok(observation),
                Err(error) => error,
            };
            if !error.may_pass() || error.wait() > LONGEST_PAUSE {
                return Err(error);
            }
            let next = retry.pause_after(attempt);
            pause = next.unwrap_or(pause * 2);
            clock.pause(pause.max(error.wait()));
            if next.is_none() {
                return Err(error);
            }
            attempt += 1;
        }
    }
}

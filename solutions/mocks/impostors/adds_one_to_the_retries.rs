//! title: Counts attempts as retries plus one
//! severity: minor
//! seen by: integration::fetch::a_service_that_answers_is_asked_once
//! rule: A service that answers is asked once, however many retries there may be.
//! asks: how many attempts are there with the largest number of retries?
//!
//! `retries + 1` overflows if the number is the largest of its type. A user who wants to retry for ever writes
//! exactly that number. In a debug build the program panics; in a release build it makes no attempt at all.
//!
//! Limits of a type are inputs, too. A test with the largest number sees it.

mod retry {
    pub fn fetch<S: WeatherService, C: Clock>(
        service: &S,
        clock: &C,
        retry: Retry,
    ) -> Result<Observation, WeatherError> {
        let attempts = retry.retries + 1;
        let mut attempt = 1;
        loop {
            let error = match service.observe() {
                Ok(observation) => return Ok(observation),
                Err(error) => error,
            };
            if attempt == attempts {
                return Err(error);
            }
            let pause = retry.pause_after(attempt);
            match pause.map(|pause| pause.max(error.wait())) {
                Some(pause) if error.may_pass() && pause <= LONGEST_PAUSE => clock.pause(pause),
                _ => return Err(error),
            }
            attempt += 1;
        }
    }
}

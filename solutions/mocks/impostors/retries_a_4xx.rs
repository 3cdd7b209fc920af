//! title: Retries a 4xx
//! severity: major
//! seen by: integration::fetch::a_refusal_is_not_tried_again
//! rule: A refusal does not: the same question gets the same answer.
//! asks: how often is the service asked when it refuses the question?
//!
//! Every error is tried again. A refusal is refused again, three times in a row, and the service writes down who keeps
//! coming with a key that has expired.
//!
//! An error says whether it may pass. To treat all of them alike is to throw that away.

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
            let pause = retry.pause_after(attempt);
            match pause.map(|pause| pause.max(error.wait())) {
                Some(pause) if pause <= LONGEST_PAUSE => clock.pause(pause),
                _ => return Err(error),
            }
            attempt += 1;
        }
    }
}

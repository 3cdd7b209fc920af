//! title: Asks again after a refusal
//! severity: major
//! seen by: integration::fetch::a_refusal_is_not_tried_again
//! rule: answers with any other status of 4xx | `Refused` | no: the same question gets the same answer
//! asks: how often is the service asked when it refuses the question?
//!
//! The code tries again after every error. A service that refuses an expired key refuses it three more times, and may
//! block the client for it.
//!
//! Each error says whether it may pass. A test lets the service refuse and expects a single request.

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

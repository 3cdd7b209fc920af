//! title: Returns the error of the first attempt
//! severity: minor
//! seen by: integration::fetch::it_gives_up_after_the_last_attempt
//! rule: The caller gets the error of the last attempt.
//! asks: which error comes back when each attempt fails in another way?
//!
//! The code keeps the first of four errors. A later attempt may have told what is really wrong, and the operator
//! looks in the wrong place.
//!
//! A mock that always fails in the same way cannot see it. A test needs two different errors.

mod retry {
    pub fn fetch<S: WeatherService, C: Clock>(
        service: &S,
        clock: &C,
        retry: Retry,
    ) -> Result<Observation, WeatherError> {
        let mut attempt = 1;
        let mut first = None;
        loop {
            let error = match service.observe() {
                Ok(observation) => return Ok(observation),
                Err(error) => error,
            };
            let (may_pass, wait) = (error.may_pass(), error.wait());
            let first = first.get_or_insert(error).clone();
            match retry.pause_after(attempt).map(|pause| pause.max(wait)) {
                Some(pause) if may_pass && pause <= LONGEST_PAUSE => clock.pause(pause),
                _ => return Err(first),
            }
            attempt += 1;
        }
    }
}

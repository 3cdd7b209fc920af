//! title: Ignores how long a busy service asks it to wait
//! severity: major
//! seen by: integration::fetch::a_busy_service_is_left_alone_for_as_long_as_it_asks
//! rule: The longer of the two pauses counts.
//! asks: how long is the pause when a busy service asks for a longer one?
//!
//! The service asks for a pause of 30 seconds, and the code tries again after one, two and four. The service is
//! overloaded because many clients do this. It may block this one, and then the next storm gets no alert.
//!
//! A mock that checks the length of each pause sees it. A fake clock that only adds up time does not.

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
            match retry.pause_after(attempt) {
                Some(pause) if error.may_pass() => clock.pause(pause),
                _ => return Err(error),
            }
            attempt += 1;
        }
    }
}

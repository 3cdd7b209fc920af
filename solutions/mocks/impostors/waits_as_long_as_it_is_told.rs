//! title: Waits for as long as the service asks
//! severity: major
//! seen by: integration::fetch::a_busy_service_is_left_alone_for_as_long_as_it_asks
//! rule: If the service asks for more than a minute, this round has no more attempts.
//! asks: what happens when a busy service asks for a very long pause?
//!
//! The service says `Retry-After: 86400`, perhaps by mistake. The warden then waits for a day without a look at the
//! wind.
//!
//! A request from outside needs a limit. Tests belong next to it: 60 and 61 seconds.

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
                Some(pause) if error.may_pass() => clock.pause(pause),
                _ => return Err(error),
            }
            attempt += 1;
        }
    }
}

//! title: Does not listen to a busy service
//! severity: major
//! seen by: integration::fetch::a_busy_service_is_left_alone_for_as_long_as_it_asks
//! rule: Between two attempts it pauses, through the clock: as long as `retry` says, or as long as the service asks for ([`WeatherError::wait`]), if that is longer.
//! asks: how long is the pause when a busy service asks for a longer one?
//!
//! The service says "in 30 seconds", and is asked after one, two and four. It is overloaded because everybody does that.
//! After the third time it locks us out, and there is a storm that nobody hears of.
//!
//! A mock that looks at the arguments of a pause sees it. A fake whose time passes by itself does not.

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

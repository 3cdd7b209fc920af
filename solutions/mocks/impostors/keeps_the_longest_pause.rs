//! title: Keeps a long pause that the service asked for once
//! severity: minor
//! seen by: integration::fetch::a_busy_service_is_left_alone_for_as_long_as_it_asks
//! rule: Later pauses are as long as without that request.
//! asks: how long is the pause after the one that the service asked for?
//!
//! The service asks for 20 seconds once. The code remembers the longest request, so all later pauses of this round take
//! 20 seconds too, although the service no longer asks for that. During each pause the warden does not watch.
//!
//! If the mock gives the same error each time, the mistake does not show. A test needs a different answer after the
//! request.

mod retry {
    pub fn fetch<S: WeatherService, C: Clock>(
        service: &S,
        clock: &C,
        retry: Retry,
    ) -> Result<Observation, WeatherError> {
        let mut attempt = 1;
        let mut longest = Duration::ZERO;
        loop {
            let error = match service.observe() {
                Ok(observation) => return Ok(observation),
                Err(error) => error,
            };
            longest = longest.max(error.wait());
            let pause = retry.pause_after(attempt);
            match pause.map(|pause| pause.max(longest)) {
                Some(pause) if error.may_pass() && pause <= LONGEST_PAUSE => clock.pause(pause),
                _ => return Err(error),
            }
            attempt += 1;
        }
    }
}

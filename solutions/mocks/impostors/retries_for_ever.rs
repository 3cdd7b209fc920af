//! title: Retries for ever
//! severity: critical
//! seen by: integration::fetch::it_gives_up_after_the_last_attempt
//! rule: Asks for the wind until there is an answer, an error that does not pass ([`WeatherError::may_pass`]), or no attempt left.
//! asks: when does the asking end if the service never answers?
//!
//! Where there is no pause left, the last one is taken again. The warden never gives up, never says that it knows
//! nothing, and looks as busy as on a good day.
//!
//! Every loop that waits for somebody else needs an end of its own, and a test in which the other one never comes.

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

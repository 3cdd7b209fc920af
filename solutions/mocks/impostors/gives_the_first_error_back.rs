//! title: Gives the first error back
//! severity: minor
//! seen by: integration::fetch::it_gives_up_after_the_last_attempt
//! rule: The caller gets the error of the last attempt.
//! asks: which error comes back when each attempt fails in another way?
//!
//! The error that is reported is the first of four. In the meantime the service has said what is really wrong with it.
//!
//! Where several errors could be returned, which one it is is a decision. A test with two different ones writes it
//! down.

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

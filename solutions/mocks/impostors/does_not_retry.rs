//! title: Does not retry
//! severity: major
//! seen by: integration::fetch::after_a_failure_it_pauses_and_asks_again
//! rule: Asks for the wind until there is an answer, an error that does not pass ([`WeatherError::may_pass`]), or no attempt left.
//! asks: what happens after a first attempt that failed?
//!
//! One attempt. On the machine of whoever wrote it the service has always answered.
//!
//! A stub that always answers says nothing about the day on which it does not. `returning` an error costs a line.

mod retry {
    pub fn fetch<S: WeatherService, C: Clock>(
        service: &S,
        clock: &C,
        retry: Retry,
    ) -> Result<Observation, WeatherError> {
        let _ = (clock, retry);
        service.observe()
    }
}

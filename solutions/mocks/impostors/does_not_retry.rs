//! title: Does not retry
//! severity: major
//! seen by: integration::fetch::after_a_failure_it_pauses_and_asks_again
//! rule: does not answer, or not completely within the time limit | `Unreachable` | yes
//! asks: what happens after a first attempt that failed?
//!
//! The code asks once. On the author's machine the service has always answered. For a user, one lost packet means a
//! round without a wind.
//!
//! A stub that always answers cannot see it. A mock that fails first and then answers costs one line more.

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

//! title: Believes a broken instrument
//! severity: major
//! seen by: integration::http::an_answer_without_a_wind_is_garbage
//! rule: By the status, if it is no success; [`WeatherError::Unreachable`] without an answer in HTTP, or if not all of it comes within the limit; [`WeatherError::Garbage`], if the answer is not JSON, has no wind in it, or a negative one.
//! asks: what is an observation worth that no instrument can have made?
//!
//! -999 is a number, so it is read. `as u32` makes a 0 of it, and an instrument that was torn off by the storm reports
//! a calm.
//!
//! That it can be parsed does not mean that it can be true.

mod http {
    impl WeatherService for HttpWeather {
        fn observe(&self) -> Result<Observation, WeatherError> {
            let mut response = self
                .agent
                .get(&self.url)
                .call()
                .map_err(|error| WeatherError::Unreachable(error.to_string()))?;
            let status = response.status();
            if !status.is_success() {
                let wait = wait_asked_for(response.headers());
                return Err(by_status(status.as_u16(), wait));
            }
            response.body_mut().read_json().map_err(unread)
        }
    }
}

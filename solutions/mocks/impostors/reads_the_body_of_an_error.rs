//! title: Ignores the status if the body has a wind
//! severity: major
//! seen by: integration::http::the_status_decides_before_the_body
//! rule: The status decides before the body is read: half a body with status 500 is `Failed`.
//! asks: what is an observation worth that comes with an error status?
//!
//! The body is an observation, so the code believes it without a look at the status. A service that answers 503 may
//! send its last known wind, from this morning. The warden then decides with an old wind.
//!
//! A test sends an observation with an error status, and expects an error.

mod http {
    impl WeatherService for HttpWeather {
        fn observe(&self) -> Result<Observation, WeatherError> {
            let mut response = self
                .agent
                .get(&self.url)
                .call()
                .map_err(|error| WeatherError::Unreachable(error.to_string()))?;
            let wait = wait_asked_for(response.headers());
            let observation: Observation = response.body_mut().read_json().map_err(|error| {
                match response.status().as_u16() {
                    200 => unread(error),
                    status => by_status(status, wait),
                }
            })?;
            if observation.wind < 0.0 {
                let wind = format!("a wind of {} km/h", observation.wind);
                return Err(WeatherError::Garbage(wind));
            }
            Ok(observation)
        }
    }
}

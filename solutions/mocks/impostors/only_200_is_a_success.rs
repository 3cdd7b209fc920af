//! title: Accepts no success but 200
//! severity: major
//! seen by: integration::http::the_real_answer_names_the_wind_otherwise_than_the_mock_assumed
//! rule: A success is every status from 200 to 299.
//! asks: what is an answer worth that comes with another status of 2xx?
//!
//! The code compares the status with 200. A proxy that changes an answer may send 203 (RFC 9110 §15.3.4), and the
//! observation is still good. The warden reports a failure and knows no wind.
//!
//! Status codes come in classes. A test with a second member of the class sees it.

mod http {
    impl WeatherService for HttpWeather {
        fn observe(&self) -> Result<Observation, WeatherError> {
            let mut response = self
                .agent
                .get(&self.url)
                .call()
                .map_err(|error| WeatherError::Unreachable(error.to_string()))?;
            let status = response.status().as_u16();
            if status != 200 {
                let wait = wait_asked_for(response.headers());
                return Err(by_status(status, wait));
            }
            let observation: Observation = response.body_mut().read_json().map_err(unread)?;
            if observation.wind < 0.0 {
                let wind = format!("a wind of {} km/h", observation.wind);
                return Err(WeatherError::Garbage(wind));
            }
            Ok(observation)
        }
    }
}

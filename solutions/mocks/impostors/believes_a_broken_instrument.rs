//! title: Accepts a wind below 0
//! severity: major
//! seen by: integration::http::an_answer_without_a_wind_is_garbage
//! rule: answers with a wind below 0, such as -0.1 | `Garbage` | yes
//! asks: what is an observation worth that no instrument can have made?
//!
//! -999 is a number, so the code reads it, and `as u32` makes a 0 of it. When the storm has torn the instrument off,
//! the warden reports a calm.
//!
//! A value that can be parsed may still be impossible. A test sends a negative wind and expects `Garbage`.

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

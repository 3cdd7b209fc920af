//! title: Believes a broken instrument
//! severity: major
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
            if status.is_client_error() {
                let status = status.as_u16();
                return Err(WeatherError::Refused { status });
            }
            if !status.is_success() {
                let status = status.as_u16();
                return Err(WeatherError::Failed { status });
            }
            response
                .body_mut()
                .read_json()
                .map_err(|error| WeatherError::Garbage(error.to_string()))
        }
    }
}

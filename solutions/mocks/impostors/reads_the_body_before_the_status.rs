//! title: Reads the body before it looks at the status
//! severity: major
//! seen by: integration::http::the_status_decides_before_the_body
//! rule: The status decides before the body is read: half a body with status 500 is `Failed`.
//! asks: which error is it if the status is bad and the body breaks off?
//!
//! The code reads the whole body first. If that fails, it reports `Unreachable`, although the status has already
//! arrived. A refusal is then tried again, and a busy service is not left alone for as long as it asks.
//!
//! A stub sends head and body together, so the order does not matter there. A test needs a server that stops in between.

mod http {
    impl WeatherService for HttpWeather {
        fn observe(&self) -> Result<Observation, WeatherError> {
            let unreachable = |error: ureq::Error| WeatherError::Unreachable(error.to_string());
            let mut response = self.agent.get(&self.url).call().map_err(unreachable)?;
            let body = response.body_mut().read_to_vec().map_err(unreachable)?;
            let status = response.status();
            if !status.is_success() {
                let wait = wait_asked_for(response.headers());
                return Err(by_status(status.as_u16(), wait));
            }
            let observation: Observation = ureq::Body::builder()
                .data(body)
                .read_json()
                .map_err(unread)?;
            if observation.wind < 0.0 {
                let wind = format!("a wind of {} km/h", observation.wind);
                return Err(WeatherError::Garbage(wind));
            }
            Ok(observation)
        }
    }
}

//! title: Rounds a wind before it checks that it is not below 0
//! severity: minor
//! seen by: integration::http::an_answer_without_a_wind_is_garbage
//! rule: answers with a wind below 0, such as -0.1 | `Garbage` | yes
//! asks: what is a wind of a little below 0 worth?
//!
//! -0.3 km/h rounds to 0, which is not below 0. So the code takes it for a calm. An instrument that reports -0.3 is as
//! broken as one that reports -999.
//!
//! A limit has two sides, and a test belongs close to it. -999 is far away from it.

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
            let observation: Observation = response.body_mut().read_json().map_err(unread)?;
            if observation.wind.round() < 0.0 {
                let wind = format!("a wind of {} km/h", observation.wind);
                return Err(WeatherError::Garbage(wind));
            }
            Ok(observation)
        }
    }
}

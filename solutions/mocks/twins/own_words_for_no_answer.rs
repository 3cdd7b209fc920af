//! title: Says in its own words what is wrong with an answer
//! freedom: wording
//! rule: does not answer, or not completely within the time limit
//!
//! The README says which error it is, and not the words inside `Unreachable` and `Garbage`. The reference uses the
//! words of the HTTP client, and this version has its own.

mod http {
    impl WeatherService for HttpWeather {
        fn observe(&self) -> Result<Observation, WeatherError> {
            let Ok(mut response) = self.agent.get(&self.url).call() else {
                return Err(WeatherError::Unreachable("no answer in time".to_owned()));
            };
            let status = response.status();
            if !status.is_success() {
                let wait = wait_asked_for(response.headers());
                return Err(by_status(status.as_u16(), wait));
            }
            match response.body_mut().read_json::<Observation>() {
                Ok(observation) if observation.wind >= 0.0 => Ok(observation),
                Ok(_) => Err(WeatherError::Garbage("a wind below 0".to_owned())),
                Err(error) => Err(match unread(error) {
                    WeatherError::Garbage(_) => WeatherError::Garbage("no wind in it".to_owned()),
                    _ => WeatherError::Unreachable("half an answer".to_owned()),
                }),
            }
        }
    }

    impl Notifier for HttpSms {
        fn notify(&self, text: &str) -> Result<(), NotifyError> {
            let request = self.agent.post(&self.url);
            let why = match request.send_json(Message { text }) {
                Ok(response) if response.status().is_success() => return Ok(()),
                Ok(response) => format!(": status {}", response.status().as_u16()),
                Err(_) => " did not answer in time".to_owned(),
            };
            Err(NotifyError(format!("{}{why}", self.url)))
        }
    }
}

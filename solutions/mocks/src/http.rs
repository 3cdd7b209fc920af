//! The weather service and the notifier that really are outside, over HTTP.

use std::time::Duration;

use serde::Serialize;
use ureq::Agent;

use crate::notifier::{Notifier, NotifyError};
use crate::service::{WeatherError, WeatherService};
use crate::wind::Observation;

/// A weather service at the other end of a network.
#[derive(Debug, Clone)]
pub struct HttpWeather {
    agent: Agent,
    url: String,
}

impl HttpWeather {
    /// A service at an address such as `http://127.0.0.1:8080`, with or without a slash at its end. It is asked at
    /// `/wind` below it, and an answer that is not there within the limit is none.
    #[must_use]
    pub fn new(api: &str, limit: Duration) -> Self {
        Self {
            agent: agent(limit),
            url: format!("{}/wind", api.trim_end_matches('/')),
        }
    }
}

impl WeatherService for HttpWeather {
    /// `GET /wind`.
    ///
    /// # Errors
    /// By the status, if it is no success; [`WeatherError::Unreachable`] without an answer in HTTP;
    /// [`WeatherError::Garbage`], if the answer is not JSON, has no wind in it, or a negative one.
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
        let observation: Observation = response
            .body_mut()
            .read_json()
            .map_err(|error| WeatherError::Garbage(error.to_string()))?;
        // Instruments that are out of order like to say -999.
        if observation.wind < 0.0 {
            let wind = format!("a wind of {} km/h", observation.wind);
            return Err(WeatherError::Garbage(wind));
        }
        Ok(observation)
    }
}

/// A gateway that sends an SMS for whoever posts to it.
#[derive(Debug, Clone)]
pub struct HttpSms {
    agent: Agent,
    url: String,
}

/// What a gateway wants to be sent.
#[derive(Debug, Serialize)]
struct Message<'a> {
    text: &'a str,
}

impl HttpSms {
    /// A gateway at exactly this address. What it has not accepted within the limit is not delivered.
    #[must_use]
    pub fn new(url: &str, limit: Duration) -> Self {
        Self {
            agent: agent(limit),
            url: url.to_owned(),
        }
    }
}

impl Notifier for HttpSms {
    /// `POST`s the text as JSON: `{"text":"…"}`.
    ///
    /// # Errors
    /// Without a status of success. The error begins with the address of the gateway, and says the status if there is
    /// one.
    fn notify(&self, text: &str) -> Result<(), NotifyError> {
        let failure = |why: &dyn std::fmt::Display| NotifyError(format!("{}: {why}", self.url));
        let response = self
            .agent
            .post(&self.url)
            .send_json(Message { text })
            .map_err(|error| failure(&error))?;
        let status = response.status();
        if !status.is_success() {
            return Err(failure(&format_args!("status {}", status.as_u16())));
        }
        Ok(())
    }
}

/// A client that goes straight to where it is sent, for whom every status is an answer, and that does not wait longer
/// than this.
fn agent(limit: Duration) -> Agent {
    Agent::config_builder()
        .proxy(None)
        .max_redirects(0)
        .http_status_as_error(false)
        .timeout_global(Some(limit))
        .build()
        .into()
}

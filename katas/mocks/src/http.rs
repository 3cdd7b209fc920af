//! The weather service and the notifier that really are outside, over HTTP.

use std::time::Duration;

use serde::Serialize;
use ureq::Agent;
use ureq::http::HeaderMap;

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
        todo!()
    }
}

impl WeatherService for HttpWeather {
    /// `GET /wind`.
    ///
    /// # Errors
    /// By the status, if it is no success; [`WeatherError::Unreachable`] without an answer in HTTP, or if not all of it
    /// comes within the limit; [`WeatherError::Garbage`], if the answer is not JSON, has no wind in it, or a negative
    /// one.
    fn observe(&self) -> Result<Observation, WeatherError> {
        todo!()
    }
}

/// How long a service asks us to wait before we ask again: the seconds of its `Retry-After`. Zero, if it does not say. A
/// date is not read, and counts as not said.
///
/// Source: RFC 9110 §10.2.3
fn wait_asked_for(headers: &HeaderMap) -> Duration {
    let text = headers
        .get("retry-after")
        .and_then(|value| value.to_str().ok());
    // `parse` alone also takes a plus.
    let digits =
        text.filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
    digits.map_or(Duration::ZERO, |digits| {
        // What is too long for the type is too long to wait for as well.
        Duration::from_secs(digits.parse().unwrap_or(u64::MAX))
    })
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
        todo!()
    }
}

impl Notifier for HttpSms {
    /// `POST`s the text as JSON: `{"text":"…"}`.
    ///
    /// # Errors
    /// Without a status of success. The error begins with the address of the gateway, and says the status if there is
    /// one.
    fn notify(&self, text: &str) -> Result<(), NotifyError> {
        todo!()
    }
}

/// A client that goes straight to where it is sent: through no proxy, and after no redirect. There is more to say to
/// it, and the tests will.
fn agent() -> Agent {
    Agent::config_builder()
        .proxy(None)
        .max_redirects(0)
        .build()
        .into()
}

//! The real weather service and the real notifier, over HTTP.

use std::time::Duration;

use serde::Serialize;
use ureq::Agent;
use ureq::http::HeaderMap;

use crate::notifier::{Notifier, NotifyError};
use crate::service::{WeatherError, WeatherService};
use crate::wind::Observation;

/// A weather service over the network.
#[derive(Debug, Clone)]
pub struct HttpWeather {
    agent: Agent,
    url: String,
}

impl HttpWeather {
    /// A service at an address such as `http://127.0.0.1:8080`, with or without a slash at its end. It is asked at
    /// `/wind` below that address. An answer that takes longer than the limit does not count.
    #[must_use]
    pub fn new(api: &str, limit: Duration) -> Self {
        todo!()
    }
}

impl WeatherService for HttpWeather {
    /// `GET /wind`.
    ///
    /// # Errors
    /// The error of the status, if that is no success. [`WeatherError::Unreachable`] without an answer in HTTP, or if
    /// it is not complete within the limit. [`WeatherError::Garbage`], if the answer is not JSON, or has no wind or a
    /// negative one.
    fn observe(&self) -> Result<Observation, WeatherError> {
        todo!()
    }
}

/// How long a service asks us to wait before we ask again: the seconds of its `Retry-After`. Zero without one, and for
/// a date.
///
/// Source: RFC 9110 §10.2.3
fn wait_asked_for(headers: &HeaderMap) -> Duration {
    let text = headers
        .get("retry-after")
        .and_then(|value| value.to_str().ok());
    // `parse` alone would also accept a plus.
    let digits =
        text.filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
    digits.map_or(Duration::ZERO, |digits| {
        // A time that does not fit the type is too long to wait for.
        Duration::from_secs(digits.parse().unwrap_or(u64::MAX))
    })
}

/// A gateway that sends an SMS for each request.
#[derive(Debug, Clone)]
pub struct HttpSms {
    agent: Agent,
    url: String,
}

/// The body that a gateway expects.
#[derive(Debug, Serialize)]
struct Message<'a> {
    text: &'a str,
}

impl HttpSms {
    /// A gateway at exactly this address. A text that it does not accept within the limit is not delivered.
    #[must_use]
    pub fn new(url: &str, limit: Duration) -> Self {
        todo!()
    }
}

impl Notifier for HttpSms {
    /// `POST`s the text as JSON: `{"text":"…"}`.
    ///
    /// # Errors
    /// If the status is no success. The error begins with the address of the gateway, and names the status if there
    /// is one.
    fn notify(&self, text: &str) -> Result<(), NotifyError> {
        todo!()
    }
}

/// A client that goes straight to its address: through no proxy, and after no redirect. The tests will ask for more
/// settings.
fn agent() -> Agent {
    Agent::config_builder()
        .proxy(None)
        .max_redirects(0)
        .build()
        .into()
}

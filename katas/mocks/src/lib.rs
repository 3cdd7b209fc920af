//! The storm warden: asks for the wind, decides whether it is worth an alert, and sees that the alert arrives.
//!
//! | file | holds |
//! |---|---|
//! | `wind` | [`Observation`], as the weather service has it; [`Wind`] and [`Level`], as we have it |
//! | `alert` | [`alert`]: what somebody reads on their telephone |
//! | `quiet` | [`TimeOfDay`], [`QuietHours`] |
//! | `decide` | [`decide`]: whether to alert. No clock, no network, no side effect |
//! | `service` | [`WeatherService`]: where the wind comes from, and what can go wrong there |
//! | `clock` | [`Clock`]: tells the time and lets it pass |
//! | `retry` | [`Retry`] and [`fetch`]: asking again, with growing pauses |
//! | `notifier` | [`Notifier`] and [`escalate`]: one after the other, until somebody is told |
//! | `warden` | [`Warden`]: one round, from the wind to the alert |
//! | `http` | [`HttpWeather`] and [`HttpSms`]: the service and the notifier that really are outside |
//!
//! Three traits are the border to the world outside, [`WeatherService`], [`Clock`] and [`Notifier`]. Whoever tests what
//! is inside puts something in their place.

mod alert;
mod clock;
mod decide;
mod http;
mod notifier;
mod quiet;
mod retry;
mod service;
mod warden;
mod wind;

pub use alert::alert;
pub use clock::Clock;
pub use decide::{Decision, decide};
pub use http::{HttpSms, HttpWeather};
pub use notifier::{NobodyTold, Notifier, NotifyError, escalate};
pub use quiet::{QuietHours, QuietHoursError, TimeOfDay};
pub use retry::{Retry, fetch};
pub use service::{WeatherError, WeatherService};
pub use warden::{Report, Rules, Warden, WardenError};
pub use wind::{Level, Observation, Wind};

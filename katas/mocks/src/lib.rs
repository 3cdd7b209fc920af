//! The storm warden: asks for the wind, decides whether to alert, and makes sure that the alert arrives.
//!
//! | file | holds |
//! |---|---|
//! | `wind` | [`Observation`], the answer of the weather service; [`Wind`] and [`Level`], our own types |
//! | `alert` | [`alert`]: the text that a person reads on their telephone |
//! | `quiet` | [`TimeOfDay`], [`QuietHours`] |
//! | `decide` | [`decide`]: whether to alert. No clock, no network, no side effect |
//! | `service` | [`WeatherService`]: where the wind comes from, and its errors |
//! | `clock` | [`Clock`]: tells the time, and pauses |
//! | `retry` | [`Retry`] and [`fetch`]: asking again, with growing pauses |
//! | `notifier` | [`Notifier`] and [`escalate`]: one after the other, until a person is told |
//! | `warden` | [`Warden`]: one round, from the wind to the alert |
//! | `http` | [`HttpWeather`] and [`HttpSms`]: the real service and the real notifier |
//!
//! Three traits are the border to the world outside: [`WeatherService`], [`Clock`] and [`Notifier`]. A test of the code
//! inside replaces them.

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
pub use notifier::{NoDelivery, Notifier, NotifyError, escalate};
pub use quiet::{QuietHours, QuietHoursError, TimeOfDay};
pub use retry::{Retry, fetch};
pub use service::{WeatherError, WeatherService};
pub use warden::{Report, Rules, Warden, WardenError};
pub use wind::{Level, Observation, Wind};

//! One round of the warden, from the wind to the alert.

use std::fmt;
use std::time::Duration;

use thiserror::Error;

use crate::alert::alert;
use crate::clock::Clock;
use crate::decide::{Decision, decide};
use crate::notifier::{NoDelivery, Notifier, NotifyError, escalate};
use crate::quiet::QuietHours;
use crate::retry::{Retry, fetch};
use crate::service::{WeatherError, WeatherService};
use crate::wind::Wind;

/// The rules of the warden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// How often to ask for the wind.
    pub retry: Retry,
    /// When not to disturb people.
    pub quiet: Option<QuietHours>,
}

/// The result of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The wind.
    pub wind: Wind,
    /// The decision that was carried out.
    pub decision: Decision,
    /// The notifiers that failed before one delivered the alert.
    pub failures: Vec<NotifyError>,
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.wind, self.decision)
    }
}

/// Why a round failed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WardenError {
    /// The wind is not known.
    #[error(transparent)]
    Weather(#[from] WeatherError),
    /// There is an alert, and no notifier delivered it.
    #[error(transparent)]
    NoDelivery(#[from] NoDelivery),
}

/// Looks after the wind.
pub struct Warden<S, C> {
    service: S,
    notifiers: Vec<Box<dyn Notifier>>,
    clock: C,
    rules: Rules,
    /// When an alert was last delivered.
    last_alert: Option<Duration>,
}

impl<S: WeatherService, C: Clock> Warden<S, C> {
    /// A warden without an alert so far. It tries the notifiers in this order.
    pub fn new(service: S, notifiers: Vec<Box<dyn Notifier>>, clock: C, rules: Rules) -> Self {
        Self {
            service,
            notifiers,
            clock,
            rules,
            last_alert: None,
        }
    }

    /// Asks for the wind ([`fetch`]), decides ([`decide`]), and if necessary sends an alert ([`escalate`], with
    /// the text of [`alert`]).
    ///
    /// The time of the decision is the time at which the wind is known. It is also the time of the alert, if
    /// one is delivered. An alert that was not delivered does not count: the next round may try again at once.
    ///
    /// # Errors
    /// [`WardenError::Weather`], if the wind is not known; [`WardenError::NoDelivery`], if all notifiers failed.
    pub fn round(&mut self) -> Result<Report, WardenError> {
        let wind = fetch(&self.service, &self.clock, self.rules.retry)?.speed();
        // Not earlier, because `fetch` may have taken minutes.
        let now = self.clock.now();
        let decision = decide(wind, now, self.last_alert, self.rules.quiet);
        let failures = match decision {
            Decision::Alert(level) => {
                let failures = escalate(&self.notifiers, &alert(level, wind))?;
                self.last_alert = Some(now);
                failures
            }
            _ => Vec::new(),
        };
        Ok(Report {
            wind,
            decision,
            failures,
        })
    }
}

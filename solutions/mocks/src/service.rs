//! Where the wind comes from.

use std::time::Duration;

use thiserror::Error;

use crate::wind::Observation;

/// Knows the wind. It usually runs on another machine.
pub trait WeatherService {
    /// Asks for the wind, once.
    ///
    /// # Errors
    /// [`WeatherError`], if the wind is not known.
    fn observe(&self) -> Result<Observation, WeatherError>;
}

/// Why the wind is not known.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WeatherError {
    /// Status 408, 429 or 503: the service asks us to come back later.
    #[error("the weather service is busy: status {status}")]
    Busy {
        /// The status.
        status: u16,
        /// How long it asks us to wait, by its `Retry-After`. Zero, if it does not say.
        wait: Duration,
    },
    /// Any other status from 400 to 499: the service refuses our request.
    #[error("the weather service refused to answer: status {status}")]
    Refused {
        /// The status.
        status: u16,
    },
    /// Any other status that is not a success.
    #[error("the weather service failed: status {status}")]
    Failed {
        /// The status.
        status: u16,
    },
    /// No answer, or an incomplete one.
    #[error("the weather service could not be reached: {0}")]
    Unreachable(String),
    /// An answer that is no observation.
    #[error("the weather service sent no observation: {0}")]
    Garbage(String),
}

impl WeatherError {
    /// How long the service asks us to wait before the next attempt. Zero, if it does not ask.
    #[must_use]
    pub fn wait(&self) -> Duration {
        match self {
            Self::Busy { wait, .. } => *wait,
            _ => Duration::ZERO,
        }
    }

    /// Whether the error may be temporary, so that asking again can help. A refusal is permanent: the same
    /// question gets the same answer.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        !matches!(self, Self::Refused { .. })
    }
}

//! Where the wind comes from.

use thiserror::Error;

use crate::wind::Observation;

/// Knows the wind. Somebody else's machine, usually.
pub trait WeatherService {
    /// Asks for the wind, once.
    ///
    /// # Errors
    /// [`WeatherError`], if no wind came back.
    fn observe(&self) -> Result<Observation, WeatherError>;
}

/// Why there is no wind to go by.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WeatherError {
    /// A status from 400 to 499: the service has understood us and does not want to.
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
    /// No answer, or not in time.
    #[error("the weather service could not be reached: {0}")]
    Unreachable(String),
    /// An answer that is no observation, or breaks off.
    #[error("the weather service sent no observation: {0}")]
    Garbage(String),
}

impl WeatherError {
    /// Whether it may pass, so that it is worth asking again. A refusal does not: the same question gets the same
    /// answer.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        todo!()
    }
}

//! The calculator: it logs every sum, and reports a log that fails.

use thiserror::Error;

use crate::add::add;
use crate::error::AddError;

/// Keeps the sums.
pub trait Logger {
    /// Logs one sum.
    ///
    /// # Errors
    /// [`LogError`], if the sum could not be logged.
    fn log(&self, sum: u64) -> Result<(), LogError>;
}

/// The service that gets a message when the log fails.
pub trait WebService {
    /// Sends a message.
    ///
    /// # Errors
    /// [`ServiceError`], if it did not arrive.
    fn notify(&self, message: &str) -> Result<(), ServiceError>;
}

/// Why a sum was not logged, in the logger's words.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct LogError(pub String);

/// Why a message did not arrive, in the service's words.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct ServiceError(pub String);

/// Why the calculator gives an error instead of a sum.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CalculatorError {
    /// The text has no sum.
    #[error(transparent)]
    Add(#[from] AddError),
    /// The sum is right, but both the log and the service failed. So the caller gets both reasons.
    #[error("the sum {sum} was not logged ({log}), and that was not reported ({service})")]
    NoTrace {
        /// The sum.
        sum: u64,
        /// Why it was not logged.
        log: LogError,
        /// Why that was not reported.
        service: ServiceError,
    },
}

/// Adds, logs every sum, and reports a log that fails.
#[derive(Debug, Clone)]
pub struct Calculator<L, W> {
    logger: L,
    service: W,
}

impl<L: Logger, W: WebService> Calculator<L, W> {
    /// A calculator with this logger and this service.
    pub fn new(logger: L, service: W) -> Self {
        Self { logger, service }
    }

    /// The sum of the numbers in a text, by the rules of [`add`].
    ///
    /// The sum is logged. If that fails, the service is notified with the logger's own words, and the caller still
    /// gets the sum. A text without a sum calls neither.
    ///
    /// # Errors
    /// [`CalculatorError::Add`], if the text has no sum; [`CalculatorError::NoTrace`], if both logger and service fail.
    pub fn add(&self, text: &str) -> Result<u64, CalculatorError> {
        let sum = add(text)?;
        let Err(log) = self.logger.log(sum) else {
            return Ok(sum);
        };
        match self.service.notify(&log.to_string()) {
            Ok(()) => Ok(sum),
            Err(service) => Err(CalculatorError::NoTrace { sum, log, service }),
        }
    }
}

//! The calculator with a trace: every sum is logged, and a log that fails is reported.

use thiserror::Error;

use crate::add::add;
use crate::error::AddError;

/// Keeps the sums.
pub trait Logger {
    /// Writes down one sum.
    ///
    /// # Errors
    /// [`LogError`], if it could not be written down.
    fn log(&self, sum: u64) -> Result<(), LogError>;
}

/// Somebody far away who wants to know when the log fails.
pub trait WebService {
    /// Passes a message on.
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

/// Why the calculator cannot just give a sum.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CalculatorError {
    /// The text has no sum.
    #[error(transparent)]
    Add(#[from] AddError),
    /// There is a sum, and it is right, but it left no trace: neither the log nor the service could be reached. The
    /// caller is the last one who can be told.
    #[error("the sum {sum} was not logged ({log}), and nobody could be told ({service})")]
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
    /// A calculator that logs here and reports there.
    pub fn new(logger: L, service: W) -> Self {
        Self { logger, service }
    }

    /// The sum of the numbers in a text, as [`add`] has it.
    ///
    /// The sum is logged. If that fails, the service is notified with the logger's own words, and the sum is given all
    /// the same: it is right, and whoever asked for it cannot mend the log. A text without a sum leaves no trace.
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

//! Why a request has no ordinary answer. Both frameworks use it: Flask raises it, Express passes it to `next`.

use std::error::Error as StdError;

use thiserror::Error;

use crate::http::{Method, Response, allow, reason};
use crate::path::PathError;

/// Why a request has no ordinary answer.
#[derive(Debug, Error)]
pub enum Failure {
    /// A chosen status, such as 404. The client may read the message.
    #[error("{status} {message}")]
    Status {
        /// The status code.
        status: u16,
        /// The message for the client.
        message: String,
    },
    /// The path is known, but does not have this method: 405. These are its methods.
    #[error("405 Method Not Allowed")]
    NotAllowed(Vec<Method>),
    /// An unplanned error: 500. Its text is for the operator of the server, and never for the client.
    #[error("{0}")]
    Error(Box<dyn StdError + Send + Sync>),
}

impl Failure {
    /// A status, with its own name for a message: `Failure::of(404)` says `Not Found`.
    #[must_use]
    pub fn of(status: u16) -> Self {
        Self::Status {
            status,
            message: reason(status).to_owned(),
        }
    }

    /// An unplanned error.
    pub fn error(error: impl StdError + Send + Sync + 'static) -> Self {
        Self::Error(Box::new(error))
    }

    /// Its status code.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::Status { status, .. } => *status,
            Self::NotAllowed(_) => 405,
            Self::Error(_) => 500,
        }
    }

    /// The message that a client may read.
    #[must_use]
    pub fn message(&self) -> &str {
        match self {
            Self::Status { message, .. } => message,
            Self::NotAllowed(_) | Self::Error(_) => reason(self.status()),
        }
    }

    /// The error inside, if it has this type.
    #[must_use]
    pub fn cause<E: StdError + 'static>(&self) -> Option<&E> {
        match self {
            Self::Error(error) => error.downcast_ref(),
            _ => None,
        }
    }

    /// An answer with the `allow` field that a 405 must have (RFC 9110 §15.5.6), if this is one. An answer that already
    /// has the field does not change.
    #[must_use]
    pub fn with_allow(&self, response: Response) -> Response {
        match self {
            Self::NotAllowed(methods) if response.header("allow").is_none() => {
                response.with("allow", &allow(methods))
            }
            _ => response,
        }
    }
}

/// A path that cannot be read is the client's mistake.
impl From<PathError> for Failure {
    fn from(error: PathError) -> Self {
        Self::Status {
            status: 400,
            message: error.to_string(),
        }
    }
}

/// The default answer: the failure's status, its message as a text, and `allow` for a 405.
#[must_use]
pub fn plain(failure: &Failure) -> Response {
    todo!()
}

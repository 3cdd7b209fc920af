//! The edge: an error of whatever part of the runner, as a command ends with it.

use std::path::PathBuf;

use crate::os::files;
use crate::os::status::{HasStatus, Status};
use overlay::source::SourceError;

/// Anything that keeps a command from doing what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An error of a part of the runner.
    #[error("{0}")]
    Part(Box<dyn HasStatus>),
    /// What is there could not be kept, so nothing was overwritten.
    #[error(
        "nothing changed: your code could not be backed up ({why})\n\
         copy katas/{name}/src to another place, and then change it by hand"
    )]
    NotKept {
        /// The kata.
        name: String,
        /// Why not.
        why: String,
    },
    /// A file or stream.
    #[error("cannot {doing} {}: {source}", files::shown(.path))]
    Io {
        /// What was tried: "read", "write".
        doing: &'static str,
        /// With what.
        path: PathBuf,
        /// Why it failed.
        source: std::io::Error,
    },
    /// Something was asked for that makes no sense here; the text says what does.
    #[error("{0}")]
    Usage(String),
    /// Something has to be green first.
    #[error("{0}")]
    NotYet(String),
    /// A report that cannot be put into its format.
    #[error("cannot write the report: {0}")]
    Report(String),
}

impl<E: HasStatus + 'static> From<E> for Error {
    fn from(error: E) -> Self {
        Self::Part(Box::new(error))
    }
}

impl HasStatus for SourceError {
    fn status(&self) -> Status {
        match self {
            Self::Unreadable { .. } => Status::Fault,
            Self::Syntax { .. } => Status::NotGreen,
        }
    }
}

impl Error {
    /// For a file that could not be read or written.
    pub fn io(
        doing: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io {
            doing,
            path,
            source,
        }
    }

    /// The status that the command ends with.
    pub fn status(&self) -> Status {
        match self {
            Self::Part(error) => error.status(),
            Self::NotKept { .. } | Self::Io { .. } | Self::Report(_) => Status::Fault,
            Self::Usage(_) => Status::Usage,
            Self::NotYet(_) => Status::NotGreen,
        }
    }
}

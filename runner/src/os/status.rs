//! The exit status, and which one an error ends the command with.

use std::process::ExitCode;

/// The command's closed set of exit statuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// What was asked for is done, and green where lights are concerned.
    Green,
    /// Something is not green.
    NotGreen,
    /// The command was called wrongly, or a file of the course is malformed.
    Usage,
    /// The machine is in the way.
    Fault,
}

impl Status {
    /// The number that the shell sees.
    pub const fn code(self) -> u8 {
        match self {
            Self::Green => 0,
            Self::NotGreen => 1,
            Self::Usage => 2,
            Self::Fault => 3,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status.code())
    }
}

/// An error that a command may end with.
pub trait HasStatus: std::error::Error + Send + Sync {
    /// The exit status that it ends with.
    fn status(&self) -> Status;
}

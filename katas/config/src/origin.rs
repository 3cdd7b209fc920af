//! Where a setting came from.

use std::fmt;

/// Where a value came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The command line: this option.
    Flag(&'static str),
    /// The environment.
    Environment,
    /// The `.env` file: the line that the assignment begins in, counted from 1.
    DotEnv(usize),
    /// No source has the setting.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => write!(formatter, "flag {flag}"),
            Self::Environment => write!(formatter, "environment"),
            Self::DotEnv(line) => write!(formatter, ".env:{line}"),
            Self::Default => write!(formatter, "default"),
        }
    }
}

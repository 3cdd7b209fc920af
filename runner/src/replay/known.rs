//! What is known of runs that were made before, so that steps whose inputs have not changed are not run again.

use serde::{Deserialize, Serialize};

use crate::os::cache::Cache;

/// How one test ended, as far as a walk-through asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Its name.
    pub test: String,
    /// It passed.
    pub passed: bool,
    /// It failed in good order: no time-out, no crash.
    pub failed: bool,
    /// Why it did not.
    pub message: String,
    /// What it printed.
    pub output: String,
}

/// What is known of runs that were made before.
pub type Known = Cache<Vec<Seen>>;

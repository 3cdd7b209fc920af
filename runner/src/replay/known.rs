//! What is known of runs that were made before, so that steps whose inputs have not changed are not run again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::os::files;

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
pub struct Known {
    file: PathBuf,
    runs: BTreeMap<String, Vec<Seen>>,
    /// Those that were asked for this time: only they are kept.
    used: BTreeSet<String>,
}

impl Known {
    /// Reads them; where they cannot be read, nothing is known.
    pub fn recall(file: PathBuf) -> Self {
        let text = std::fs::read(&file).unwrap_or_default();
        Self {
            runs: serde_json::from_slice(&text).unwrap_or_default(),
            file,
            used: BTreeSet::new(),
        }
    }

    /// What came of a run.
    pub fn get(&mut self, key: &str) -> Option<Vec<Seen>> {
        self.used.insert(key.to_owned());
        self.runs.get(key).cloned()
    }

    /// Notes what came of a run.
    pub fn insert(&mut self, key: String, seen: Vec<Seen>) {
        self.used.insert(key.clone());
        self.runs.insert(key, seen);
    }

    /// Keeps what was asked for; all that is known, where somebody stopped half way and will ask for the rest again. That
    /// it cannot be kept costs time, and nothing else.
    pub fn remember(mut self, half_way: bool) {
        self.runs
            .retain(|key, _| half_way || self.used.contains(key));
        if let Ok(text) = serde_json::to_vec(&self.runs) {
            let _ = files::write_whole(&self.file, &text);
        }
    }
}

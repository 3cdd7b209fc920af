//! Reads the two files and ranks their modules. Disk and calendar come from outside.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::problem::BadLine;
use super::ranking::{Ranked, UnknownModule, rank};
use super::{history, inventory};
use crate::date::Date;

/// Where the files are.
pub trait Files {
    /// The whole text of a file.
    ///
    /// # Errors
    /// An error of the disk, or text that is not UTF-8.
    fn read(&self, path: &Path) -> io::Result<String>;
}

/// Tells which day it is.
pub trait Calendar {
    /// Today.
    fn today(&self) -> Date;
}

/// Why there is no ranking.
#[derive(Debug, Error)]
pub enum TriageError {
    /// A file cannot be read.
    #[error("cannot read {}: {why}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// A file has an invalid line.
    #[error("{}: {line}", .path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// The line.
        line: BadLine,
    },
    /// The two files do not fit together.
    #[error("{}: {module}", .path.display())]
    Unknown {
        /// The history.
        path: PathBuf,
        /// The module.
        module: UnknownModule,
    },
}

/// Ranks the modules in files.
#[derive(Debug, Clone)]
pub struct Triage<F, C> {
    files: F,
    calendar: C,
}

impl<F: Files, C: Calendar> Triage<F, C> {
    /// Reads from these files, and uses this calendar.
    pub fn new(files: F, calendar: C) -> Self {
        Self { files, calendar }
    }

    /// The ranking of today, by [`rank`]. The inventory is read first. The calendar is asked at most once, because the
    /// day could end between two questions.
    ///
    /// # Errors
    /// [`TriageError`] with the file at fault. Nothing after that is read.
    pub fn rank(&self, inventory: &Path, history: &Path) -> Result<Vec<Ranked>, TriageError> {
        let modules = self.load(inventory, inventory::parse)?;
        let entries = self.load(history, history::parse)?;
        rank(&modules, &entries, self.calendar.today()).map_err(|module| TriageError::Unknown {
            path: history.to_owned(),
            module,
        })
    }

    /// The text of a file.
    fn load<T>(
        &self,
        path: &Path,
        parse: impl FnOnce(&str) -> Result<T, BadLine>,
    ) -> Result<T, TriageError> {
        let unreadable = |why| TriageError::Unreadable {
            path: path.to_owned(),
            why,
        };
        let text = self.files.read(path).map_err(unreadable)?;
        parse(&text).map_err(|line| TriageError::Malformed {
            path: path.to_owned(),
            line,
        })
    }
}

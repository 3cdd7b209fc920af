//! The environment of a process, and what stands in for it.

use std::ffi::OsString;

/// Somebody who knows environment variables.
///
/// The settings are read through this trait, and not from the process: tests run side by side in one process, and to
/// change a variable there would change it for all of them.
pub trait Environment {
    /// The value of a variable; `None` if it is not set. A value that is set to nothing is the empty text. It need not be
    /// UTF-8: the system promises bytes, and nothing about them.
    fn get(&self, name: &str) -> Option<OsString>;
}

/// The environment of this process: what whoever started it passed on.
#[derive(Debug, Clone, Copy)]
pub struct ProcessEnvironment;

impl Environment for ProcessEnvironment {
    fn get(&self, name: &str) -> Option<OsString> {
        std::env::var_os(name)
    }
}

//! The environment of a process, behind a trait.

use std::ffi::OsString;

/// Knows environment variables.
///
/// The settings are read through this trait, and not from the process. Tests run in parallel in one process, and a
/// variable that one test changes would change for all of them.
pub trait Environment {
    /// The value of a variable; `None` if it is not set. A variable that is set and empty has the empty text. A value
    /// need not be UTF-8: the system allows any bytes.
    fn get(&self, name: &str) -> Option<OsString>;
}

/// The environment of this process, from its parent.
#[derive(Debug, Clone, Copy)]
pub struct ProcessEnvironment;

impl Environment for ProcessEnvironment {
    fn get(&self, name: &str) -> Option<OsString> {
        todo!()
    }
}

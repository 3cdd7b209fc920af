//! What nobody shall read by accident.

use std::fmt;

/// A value that can be used and cannot be printed.
///
/// Whoever needs the value says so with [`expose`](Secret::expose), and that word can be searched for. Everything that
/// prints on its own (a log line, an error, a `derive(Debug)` on a struct around it, a failing assertion) shows `***`.
///
/// ```
/// let key = config::Secret::new("open sesame");
/// assert_eq!(format!("{key} {key:?} {}", key.expose()), "*** *** open sesame");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Keeps this value.
    #[must_use]
    pub fn new(value: T) -> Self {
        todo!()
    }

    /// The value itself, for whoever has to use it.
    #[must_use]
    pub fn expose(&self) -> &T {
        todo!()
    }
}

/// `***`, and nothing that depends on the value.
impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}

/// `***`, and nothing that depends on the value.
impl<T> fmt::Display for Secret<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}

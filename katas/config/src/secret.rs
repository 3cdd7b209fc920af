//! A value that must not be read by accident.

use std::fmt;

/// A value that can be used and cannot be printed.
///
/// Code that needs the value calls [`expose`](Secret::expose), and a reviewer can search for that word. Everything
/// that prints by itself (a log line, an error, a `derive(Debug)` on a struct around it, a failing assertion) shows
/// `***`.
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

    /// The value itself, for code that has to use it.
    #[must_use]
    pub fn expose(&self) -> &T {
        todo!()
    }
}

/// Always `***`, whatever the value is.
impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}

/// Always `***`, whatever the value is.
impl<T> fmt::Display for Secret<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}

//! A value that must not be read by accident.

use std::fmt;

/// How every secret is shown.
const MASK: &str = "***";

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
        Self(value)
    }

    /// The value itself, for code that has to use it.
    #[must_use]
    pub fn expose(&self) -> &T {
        &self.0
    }
}

// Written by hand, and for every `T`: a derived `Debug` would print the value. The mask is always the same, because the
// length of a password helps an attacker to guess it.

/// Always `***`, whatever the value is.
impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(MASK)
    }
}

/// Always `***`, whatever the value is.
impl<T> fmt::Display for Secret<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(MASK)
    }
}

//! What nobody shall read by accident.

use std::fmt;

/// What a secret looks like, whatever it is and however long.
const MASK: &str = "***";

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
        Self(value)
    }

    /// The value itself, for whoever has to use it.
    #[must_use]
    pub fn expose(&self) -> &T {
        &self.0
    }
}

// Written by hand, and for every `T`: a derived `Debug` would print the value, and a bound `T: Debug` would only be there
// to do so. The mask is the same for all, since the length of a password is worth something to whoever guesses it.

/// `***`, and nothing that depends on the value.
impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(MASK)
    }
}

/// `***`, and nothing that depends on the value.
impl<T> fmt::Display for Secret<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(MASK)
    }
}

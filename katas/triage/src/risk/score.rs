//! From a module's history to a number.
//!
//! All values are whole numbers. The score is a rough guide and not a measurement, so decimals would claim too much.

use super::history::{Entry, Kind};
use crate::date::Date;

/// The weight of a change to a module, by its age in days. Code that has just changed has not been in use for long.
///
/// | age | counts |
/// |---|---|
/// | 0 to 30 days | 4 |
/// | 31 to 90 days | 2 |
/// | 91 to 365 days | 1 |
/// | more | 0 |
///
/// A negative age is a day in the future: 0.
#[must_use]
pub fn recency(age: i64) -> u32 {
    todo!()
}

/// How much a module has changed lately: the sum of the weights of its entries on that day ([`recency`]). A fix changes
/// the code, too.
#[must_use]
pub fn churn(entries: &[Entry], module: &str, today: Date) -> u32 {
    todo!()
}

/// How often a module has been broken, until that day and on it. It does not matter how long ago: code with one fault
/// often has others.
#[must_use]
pub fn faults(entries: &[Entry], module: &str, today: Date) -> u32 {
    todo!()
}

/// A number as a level from 1 to 5, relative to the highest number of its kind: `1 + 4 × value / highest`, rounded
/// down.
///
/// The value is at most the highest. If the highest is 0, the level is 1.
#[must_use]
pub fn level(value: u32, highest: u32) -> u32 {
    todo!()
}

/// The signs that a module is likely to break, each as a level from 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Levels {
    /// How much it has changed.
    pub churn: u32,
    /// How complex it is.
    pub complexity: u32,
    /// How often it has been broken.
    pub faults: u32,
}

/// How likely a module is to break, from 4 to 20: the sum of its levels. Past faults count twice, because they are the
/// best sign.
#[must_use]
pub fn likelihood(levels: Levels) -> u32 {
    todo!()
}

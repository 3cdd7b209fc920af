//! Money, in whole cents, because an `f64` cannot hold 0.10 exactly.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;
use std::str::FromStr;

use crate::decimal::{DecimalError, scaled};

/// An amount in euros, counted in cents.
///
/// It is read as `4.90`, `4.9` or `4`, and always shown with two digits for the cents: `4.05`, `0.90`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cents(pub u64);

/// A rate, counted in thousandths. It is read as a percentage with one digit behind the point at most: `7.5` is 75.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Permille(pub u32);

impl Cents {
    /// This share of the amount, rounded to the nearest cent; half a cent is rounded up.
    ///
    /// A result that does not fit is `u64::MAX`.
    #[must_use]
    pub fn share(self, rate: Permille) -> Self {
        let thousandths = u128::from(self.0) * u128::from(rate.0);
        Self(u64::try_from(thousandths / 1000).unwrap_or(u64::MAX))
    }
}

impl Add for Cents {
    type Output = Self;

    /// The sum; a result that does not fit is `u64::MAX`.
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self(0), Add::add)
    }
}

impl FromStr for Cents {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        scaled(text, 2).map(|cents| Self(cents.into()))
    }
}

impl fmt::Display for Cents {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `pad` and not `write!`, so that a column of amounts can be aligned.
        formatter.pad(&format!("{}.{:02}", self.0 / 100, self.0 % 100))
    }
}

impl FromStr for Permille {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        scaled(text, 1).map(Self)
    }
}

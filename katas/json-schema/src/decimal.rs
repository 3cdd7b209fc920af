//! Numbers as they are written.
//!
//! 0.0075 is a multiple of 0.0001. In binary neither of them exists, and the remainder of their neighbours is not zero. So
//! numbers are taken for what their digits say.

use std::cmp::Ordering;

use serde_json::Number;

/// A decimal number: `digits` times 10 to the power of `exponent`, and a sign. 1200 is 12 and 2, 0.05 is 5 and -2.
///
/// There is one way only to write a number: the last digit is not a zero, and zero itself is `0`, with exponent 0 and no
/// sign. So two of them are equal if their parts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decimal {
    /// Whether a minus stands in front.
    negative: bool,
    /// All digits, the zeros at the end left out.
    digits: u64,
    /// How many zeros follow; if it is negative, how many of the digits (or zeros before them) are behind the point.
    exponent: i32,
}

impl Decimal {
    /// Whether the number has no fraction.
    pub(crate) fn is_integer(self) -> bool {
        todo!()
    }

    /// Whether the number is an integer times `factor`, exactly. Zero is a multiple of everything. `factor` is more
    /// than zero.
    pub(crate) fn is_multiple_of(self, factor: Self) -> bool {
        todo!()
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        todo!()
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// From the text of the number, which is the shortest that means it. What has more digits than the text of a `u64` or an
/// `f64` was rounded when the document was read.
impl From<&Number> for Decimal {
    fn from(number: &Number) -> Self {
        let text = number.to_string();
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.as_str()),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        // `parse` takes a plus too. The exponent of an `f64` has three digits, and its mantissa no more than 17.
        let exponent: i32 = exponent.parse().unwrap_or(0);
        let places = i32::try_from(fraction.len()).unwrap_or(0);
        let digits: u64 = format!("{whole}{fraction}").parse().unwrap_or(u64::MAX);
        Self::normalised(negative, digits, exponent - places)
    }
}

impl From<usize> for Decimal {
    fn from(count: usize) -> Self {
        Self::normalised(false, count as u64, 0)
    }
}

impl Decimal {
    fn normalised(negative: bool, mut digits: u64, mut exponent: i32) -> Self {
        if digits == 0 {
            return Self {
                negative: false,
                digits,
                exponent: 0,
            };
        }
        while digits.is_multiple_of(10) {
            digits /= 10;
            exponent += 1;
        }
        Self {
            negative,
            digits,
            exponent,
        }
    }
}

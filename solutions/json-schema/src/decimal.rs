//! Numbers as they are written.
//!
//! 0.0075 is a multiple of 0.0001. Binary can hold neither of them, and the remainder of the nearest binary numbers is
//! not zero. So this type computes with the decimal digits, and with any number of them.

use std::cmp::Ordering;

use serde_json::Number;

/// A decimal number: `digits` times 10 to the power of `exponent`, and a sign. 1200 is 12 and 2, 0.05 is 5 and -2.
///
/// Each number has only one form: neither the first digit nor the last one is a zero, and zero itself has no digits,
/// exponent 0 and no sign. So two numbers are equal if their parts are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Decimal {
    /// Whether the number is negative.
    negative: bool,
    /// The digits, each from 0 to 9, without leading and trailing zeros.
    digits: Vec<u8>,
    /// How many zeros follow; if negative, how many of the digits (or zeros before them) are behind the point.
    exponent: i64,
}

impl Decimal {
    /// Whether the number has no fraction.
    pub(crate) fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    /// Whether the number is an integer times `factor`, exactly. Zero is a multiple of everything. `factor` is more
    /// than zero.
    pub(crate) fn is_multiple_of(&self, factor: &Self) -> bool {
        if self.digits.is_empty() {
            return true;
        }
        // The last digit is not a zero, so a factor with a larger exponent cannot divide the number.
        let Ok(zeros) = usize::try_from(self.exponent.saturating_sub(factor.exponent)) else {
            return false;
        };
        // A zero at the end only adds the factors 2 and 5, and a divisor has fewer than four of these per
        // digit.
        let zeros = zeros.min(4 * factor.digits.len());
        let mut division = Division::by(&factor.digits);
        for &digit in self.digits.iter().chain(&vec![0; zeros]) {
            division.bring_down(digit);
        }
        division.is_exact()
    }

    /// -1, 0 or 1.
    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    /// Compares two numbers without their signs: first the position of the first digit, then the digits, from the left.
    fn magnitude(&self) -> (i64, &[u8]) {
        let length = self.digits.len() as u64;
        (
            self.exponent.saturating_add_unsigned(length),
            self.digits.as_slice(),
        )
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_sign = self.sign().cmp(&other.sign());
        by_sign.then_with(|| match self.sign() {
            -1 => other.magnitude().cmp(&self.magnitude()),
            _ => self.magnitude().cmp(&other.magnitude()),
        })
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// From the text of the number. An exponent that is too large for an `i64` is the largest that there is;
/// [`read`](crate::read) does not let it in.
impl From<&Number> for Decimal {
    fn from(number: &Number) -> Self {
        let text = number.to_string();
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.as_str()),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        // `parse` accepts a plus, and so does JSON in an exponent.
        let exponent: i64 = exponent.parse().unwrap_or(if exponent.starts_with('-') {
            i64::MIN
        } else {
            i64::MAX
        });
        let digits = whole.bytes().chain(fraction.bytes());
        Self::normalised(
            negative,
            digits.map(|digit| digit - b'0').collect(),
            exponent.saturating_sub_unsigned(fraction.len() as u64),
        )
    }
}

impl From<usize> for Decimal {
    fn from(count: usize) -> Self {
        Self::from(&Number::from(count))
    }
}

impl Decimal {
    /// The number in its only form.
    fn normalised(negative: bool, mut digits: Vec<u8>, mut exponent: i64) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
            exponent = exponent.saturating_add(1);
        }
        let zeros = digits.iter().take_while(|&&digit| digit == 0).count();
        digits.drain(..zeros);
        let is_zero = digits.is_empty();
        Self {
            negative: negative && !is_zero,
            digits,
            exponent: if is_zero { 0 } else { exponent },
        }
    }
}

/// Long division as by hand: it brings down one digit after the other, and the remainder is always less than the
/// divisor. So the numbers may have more digits than any integer type.
struct Division<'d> {
    divisor: &'d [u8],
    rest: Vec<u8>,
}

impl<'d> Division<'d> {
    /// Divides by these digits. The first one is not zero.
    fn by(divisor: &'d [u8]) -> Self {
        Self {
            divisor,
            rest: Vec::new(),
        }
    }

    /// Brings down one more digit of the dividend.
    fn bring_down(&mut self, digit: u8) {
        if digit > 0 || !self.rest.is_empty() {
            self.rest.push(digit);
        }
        while (self.rest.len(), self.rest.as_slice()) >= (self.divisor.len(), self.divisor) {
            self.subtract();
        }
    }

    /// Whether the remainder is zero.
    fn is_exact(&self) -> bool {
        self.rest.is_empty()
    }

    /// Subtracts the divisor once.
    fn subtract(&mut self) {
        let mut borrowed = 0;
        let divisor = self.divisor.iter().rev().chain(std::iter::repeat(&0));
        for (digit, taken) in self.rest.iter_mut().rev().zip(divisor) {
            let taken = taken + borrowed;
            borrowed = u8::from(*digit < taken);
            *digit = *digit + 10 * borrowed - taken;
        }
        let zeros = self.rest.iter().take_while(|&&digit| digit == 0).count();
        self.rest.drain(..zeros);
    }
}

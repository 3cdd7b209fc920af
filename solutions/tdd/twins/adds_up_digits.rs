//! title: Reads numbers digit by digit
//! freedom: algorithm
//! rule: numbers over 1000 are ignored, 1000 is not, however many digits they have
//!
//! The README says what a number is worth, and not how the code computes it. This version multiplies by ten and adds,
//! from the left. It stops at the largest `u64` when the value would be larger.

mod number {
    fn value(digits: &str) -> Option<u64> {
        if digits.is_empty() {
            return None;
        }
        digits.chars().try_fold(0_u64, |value, character| {
            if !character.is_ascii_digit() {
                return None;
            }
            let digit = u64::from(character.to_digit(10)?);
            Some(value.saturating_mul(10).saturating_add(digit))
        })
    }
}

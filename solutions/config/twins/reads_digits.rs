//! title: Reads a number digit by digit
//! freedom: internals
//! rule: 1 to 65535, in digits and nothing else
//!
//! The README says which texts are numbers, and not how the code reads them. This version does not call `parse`. It
//! adds digit after digit to a value.

mod value {
    fn number(text: &str) -> Option<u64> {
        if text.is_empty() {
            return None;
        }
        text.chars().try_fold(0_u64, |value, character| {
            let digit = u64::from(character.to_digit(10)?);
            value.checked_mul(10)?.checked_add(digit)
        })
    }
}

//! title: Reads a number digit by digit
//! freedom: internals
//! rule: 1 to 65535, in digits and nothing else
//!
//! Which texts are numbers is a rule. Here no text is parsed: a value is kept, and grows with every digit.

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

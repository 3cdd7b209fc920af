//! title: Reads a decimal number digit by digit
//! freedom: algorithm
//! rule: A number has digits from `0` to `9`, and perhaps a point with digits behind it.
//!
//! The README says what a number means, and not how the code reads it. This version adds digit after digit to a
//! value, and does not join the two texts.

mod decimal {
    fn joined(whole: &str, fraction: &str, places: usize) -> String {
        let zeros = places.saturating_sub(fraction.len());
        let digits = whole
            .bytes()
            .chain(fraction.bytes())
            .chain(std::iter::repeat_n(b'0', zeros));
        let value = digits.fold(0_u128, |value, digit| {
            value
                .saturating_mul(10)
                .saturating_add(u128::from(digit - b'0'))
        });
        value.to_string()
    }
}

//! title: Reads a number digit by digit
//! freedom: algorithm
//! rule: the number 7
//!
//! The rules say which segments are numbers, and not how the code computes their value.

mod path {
    pub fn number(segment: &str) -> Option<u64> {
        if segment.is_empty() {
            return None;
        }
        segment.bytes().try_fold(0_u64, |number, byte| {
            let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
            number.checked_mul(10)?.checked_add(digit)
        })
    }
}

//! title: Lets a very long time wrap
//! severity: minor
//! seen by: unit::values::a_timeout_is_a_number_with_its_unit
//! rule: A time to wait, from 1 ms to 1 h: digits and a unit, which is `ms`, `s` or `m` (minutes), with nothing between them.
//! asks: what does the program do with a time whose number is near the end of the type?
//!
//! The multiplication wraps. A certain very large number of minutes then gives a few seconds, and the check of the
//! limit accepts it. The user gets another timeout than they wrote.
//!
//! Check the number before you multiply, or use `checked_mul`. A test needs a number near the end of the type.

mod value {
    #[must_use]
    pub fn timeout(text: &str) -> Option<Duration> {
        let unit = text.trim_start_matches(|character: char| character.is_ascii_digit());
        let number = number(text.strip_suffix(unit)?)?;
        let timeout = match unit {
            "ms" => Duration::from_millis(number),
            "s" => Duration::from_secs(number),
            "m" => Duration::from_secs(number.wrapping_mul(60)),
            _ => return None,
        };
        (!timeout.is_zero() && timeout <= LONGEST).then_some(timeout)
    }
}

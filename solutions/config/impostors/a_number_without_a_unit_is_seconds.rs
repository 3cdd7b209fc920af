//! title: Reads a number without a unit as seconds
//! severity: major
//! seen by: unit::values::a_timeout_is_a_number_with_its_unit
//! rule: A number without a unit is refused, because some readers would think of seconds and others of milliseconds.
//! asks: how does the program read a time without a unit?
//!
//! The author reads `30` as seconds. Another service of the same company counts in milliseconds, so an operator
//! writes 500 and gets more than eight minutes.
//!
//! If a unit may be missing, users guess it. A test expects an error for a number alone.

mod value {
    #[must_use]
    pub fn timeout(text: &str) -> Option<Duration> {
        let unit = text.trim_start_matches(|character: char| character.is_ascii_digit());
        let number = number(text.strip_suffix(unit)?)?;
        let timeout = match unit {
            "ms" => Duration::from_millis(number),
            "s" | "" => Duration::from_secs(number),
            "m" => Duration::from_secs(number.checked_mul(60)?),
            _ => return None,
        };
        (!timeout.is_zero() && timeout <= LONGEST).then_some(timeout)
    }
}

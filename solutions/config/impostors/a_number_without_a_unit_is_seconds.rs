//! title: A number without a unit is seconds
//! severity: major
//! seen by: unit::values::a_timeout_is_a_number_with_its_unit
//! rule: A number without a unit is refused, since half of its readers would take it for the other one.
//! asks: what is a time worth that is written without its unit?
//!
//! `30` has always meant seconds here. The other service of the same house takes milliseconds, and so do half of those who set
//! this one: 500 is eight minutes then.
//!
//! A unit that may be left out is a unit that will be guessed.

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

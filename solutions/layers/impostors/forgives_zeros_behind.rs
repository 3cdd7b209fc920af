//! title: Forgives zeros behind the places
//! severity: minor
//! layers: unit
//! seen by: unit::decimal::a_number_that_does_not_fit_is_refused
//! rule: A number with more places than its unit has is an error, also if they are zeros: `4.500`.
//! asks: what does the program say to a number with a zero too many?
//!
//! A zero at the end adds nothing, so this code cuts it off. But `4.500` may be a typing error for `45.00`, and the rule
//! makes no exception.
//!
//! A rule without an exception needs a test for the exception that programmers like to make.

mod decimal {
    fn joined(whole: &str, fraction: &str, places: usize) -> String {
        let fraction = fraction.get(..places).unwrap_or(fraction);
        format!("{whole}{fraction:0<places$}")
    }

    pub fn scaled(text: &str, places: usize) -> Result<u32, DecimalError> {
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) if is_digits(fraction) => (whole, fraction),
            Some(_) => return Err(DecimalError::NotANumber(text.to_owned())),
            None => (text, ""),
        };
        if !is_digits(whole) {
            return Err(DecimalError::NotANumber(text.to_owned()));
        }
        if fraction.trim_end_matches('0').len() > places {
            return Err(DecimalError::TooFine {
                text: text.to_owned(),
                places,
            });
        }
        joined(whole, fraction, places)
            .parse()
            .map_err(|_| DecimalError::TooLarge(text.to_owned()))
    }
}

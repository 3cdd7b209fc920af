//! Decimal numbers as people write them.

use thiserror::Error;

/// Why a text is not a valid decimal number.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DecimalError {
    /// A character that is no digit, or missing digits.
    #[error("{0:?} is not a number")]
    NotANumber(String),
    /// More digits behind the point than the unit has.
    #[error("{text:?} has too many digits behind the point: {places} is the limit")]
    TooFine {
        /// The text.
        text: String,
        /// How many digits are allowed.
        places: usize,
    },
    /// More than `u32::MAX` of the smallest unit.
    #[error("{0:?} is too large")]
    TooLarge(String),
}

/// Reads a decimal number in its smallest unit: with two places, `4.05` and `12` are 405 and 1200.
///
/// A number has at least one digit, and perhaps a point with one to `places` digits behind it. Missing places are
/// zero: with two places, `4.5` is 450. A number has no sign, no comma and no white space.
///
/// # Errors
/// [`DecimalError`], one variant for each of three reasons.
pub fn scaled(text: &str, places: usize) -> Result<u32, DecimalError> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) if is_digits(fraction) => (whole, fraction),
        Some(_) => return Err(DecimalError::NotANumber(text.to_owned())),
        None => (text, ""),
    };
    if !is_digits(whole) {
        return Err(DecimalError::NotANumber(text.to_owned()));
    }
    if fraction.len() > places {
        return Err(DecimalError::TooFine {
            text: text.to_owned(),
            places,
        });
    }
    // With digits only, `parse` fails only for too many of them.
    joined(whole, fraction, places)
        .parse()
        .map_err(|_| DecimalError::TooLarge(text.to_owned()))
}

/// The digits of a number in its smallest unit.
fn joined(whole: &str, fraction: &str, places: usize) -> String {
    format!("{whole}{fraction:0>places$}")
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

//! title: Reads a number without a unit as grams
//! severity: major
//! layers: unit
//! seen by: unit::parcel::a_weight_is_read_with_its_unit
//! rule: A weight needs its unit, in small letters.
//! asks: what is a weight worth that is written without its unit?
//!
//! The program counts in grams, so this code reads a weight without a unit as grams. The customer who typed `2` meant
//! two kilograms, and gets the price of a letter.
//!
//! A default unit can be wrong by a factor of a thousand. A test expects an error for a weight without a unit.

mod parcel {
    impl FromStr for Grams {
        type Err = ParcelError;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            let grams = if let Some(kilograms) = text.strip_suffix("kg") {
                scaled(kilograms, 3)?
            } else if let Some(grams) = text.strip_suffix('g') {
                scaled(grams, 0)?
            } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
                scaled(text, 0)?
            } else {
                return Err(ParcelError::NoUnit(text.to_owned()));
            };
            if grams == 0 {
                return Err(ParcelError::Zero(text.to_owned()));
            }
            Ok(Self(grams))
        }
    }
}

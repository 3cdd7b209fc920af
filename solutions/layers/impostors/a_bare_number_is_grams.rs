//! title: A bare number is grams
//! severity: major
//! layers: unit
//! seen by: unit::parcel::a_weight_is_read_with_its_unit
//! rule: A weight needs its unit, in small letters.
//! asks: what is a weight worth that is written without its unit?
//!
//! A weight without a unit is taken for grams, since the program counts in grams. Whoever typed `2` meant the parcel
//! on the kitchen table.
//!
//! A default for a unit is a guess by a factor of a thousand. It takes a test that the guess is refused.

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

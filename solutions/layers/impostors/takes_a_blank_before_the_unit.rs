//! title: Accepts a blank between number and unit
//! severity: minor
//! layers: unit
//! seen by: unit::parcel::a_value_written_in_another_way_is_refused
//! rule: A sign, a comma or white space is not part of a number.
//! asks: what does the program say to a weight as a textbook prints it?
//!
//! Books write `800 g`, so the author cuts the blank off. The rule says what a number is made of, and a blank is not
//! in it.
//!
//! `scaled` rejects blanks, and its own tests show it. The caller cuts them off before. So the test of each caller
//! needs a blank, too.

mod parcel {
    impl FromStr for Grams {
        type Err = ParcelError;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            let grams = if let Some(kilograms) = text.strip_suffix("kg") {
                scaled(kilograms.trim_end(), 3)?
            } else if let Some(grams) = text.strip_suffix('g') {
                scaled(grams.trim_end(), 0)?
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

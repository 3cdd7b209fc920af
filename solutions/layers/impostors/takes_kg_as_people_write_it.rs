//! title: Accepts `Kg` for kilograms
//! severity: minor
//! layers: unit
//! seen by: unit::parcel::a_value_written_in_another_way_is_refused
//! rule: A weight needs its unit, in small letters.
//! asks: what does the program say to a unit in which one letter is a capital?
//!
//! Many people write `Kg`, and the author meant well. The rule names small letters only. A tariff that this program
//! accepts is an error for all others.
//!
//! A test with `2KG` passes. A unit of two letters has three wrong ways to write it, and each is a case.

mod parcel {
    impl FromStr for Grams {
        type Err = ParcelError;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            let kilograms = text.strip_suffix("kg").or_else(|| text.strip_suffix("Kg"));
            let grams = if let Some(kilograms) = kilograms {
                scaled(kilograms, 3)?
            } else if let Some(grams) = text.strip_suffix('g') {
                scaled(grams, 0)?
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

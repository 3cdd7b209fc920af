//! title: Compares a side with the text 0
//! severity: minor
//! layers: unit
//! seen by: unit::parcel::a_value_written_in_another_way_is_refused
//! rule: No side is 0.
//! asks: in how many ways can a user write a side of 0?
//!
//! The code looks for the text `0` before it reads the numbers. `0.0` is another text for the same number, so the code
//! accepts it.
//!
//! A rule about a number needs a test for each way to write this number.

mod parcel {
    impl FromStr for Size {
        type Err = ParcelError;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            let sides: Vec<_> = text.split('x').collect();
            let [length, width, height] = sides[..] else {
                return Err(ParcelError::NotThreeSides(text.to_owned()));
            };
            if sides.contains(&"0") {
                return Err(ParcelError::Zero(text.to_owned()));
            }
            Ok(Self {
                length: scaled(length, 1)?,
                width: scaled(width, 1)?,
                height: scaled(height, 1)?,
            })
        }
    }
}

//! title: Accepts a side of 0
//! severity: minor
//! layers: unit
//! seen by: unit::parcel::a_size_has_three_sides
//! rule: No side is 0.
//! asks: what does the program say to a size with a side of 0?
//!
//! Three numbers are three sides, and 0 is a number, so this code accepts it. A parcel without a height has no volume
//! and fits everywhere. The customer pays too little because of a typing mistake.
//!
//! The type of a side can hold 0. A test with 0 in each of the three places expects an error.

mod parcel {
    impl FromStr for Size {
        type Err = ParcelError;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            let sides: Vec<_> = text.split('x').collect();
            let [length, width, height] = sides[..] else {
                return Err(ParcelError::NotThreeSides(text.to_owned()));
            };
            Ok(Self {
                length: scaled(length, 1)?,
                width: scaled(width, 1)?,
                height: scaled(height, 1)?,
            })
        }
    }
}

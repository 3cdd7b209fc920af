//! title: Accepts a size of four sides
//! severity: minor
//! layers: unit
//! seen by: unit::parcel::a_size_has_three_sides
//! rule: three sides in centimetres, with up to one place
//! asks: what does the program say to a size with a side too many?
//!
//! The code reads `30x20x10x5` as `30x20x10`. The customer made a typing mistake and gets the price of another
//! parcel.
//!
//! The pattern ends in `..`, and so accepts more than three sides. A test with two sides passes. A test with four
//! sides sees it.

mod parcel {
    impl FromStr for Size {
        type Err = ParcelError;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            let sides: Vec<_> = text.split('x').collect();
            let [length, width, height, ..] = sides[..] else {
                return Err(ParcelError::NotThreeSides(text.to_owned()));
            };
            let size = Self {
                length: scaled(length, 1)?,
                width: scaled(width, 1)?,
                height: scaled(height, 1)?,
            };
            if size.sides().contains(&0) {
                return Err(ParcelError::Zero(text.to_owned()));
            }
            Ok(size)
        }
    }
}

//! title: A parcel without a height
//! severity: minor
//! layers: unit
//! seen by: unit::parcel::a_size_has_three_sides
//! rule: No side is 0.
//! asks: is a size taken whose height is nothing?
//!
//! Three numbers are three sides, and 0 is a number. A parcel without a height has no volume, fits everywhere, and comes
//! from somebody who did not look at the ruler.
//!
//! What a type can hold is more than what there is. The edge of it is a test of its own.

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

//! title: Loses the fourth side
//! severity: minor
//! layers: unit
//! seen by: unit::parcel::a_size_has_three_sides
//! rule: A size that has not three sides with an `x` between them.
//! asks: is a size taken that has a side too many?
//!
//! `30x20x10x5` is taken for `30x20x10`. Somebody's finger slipped, and the price is that of another parcel.
//!
//! A pattern with `..` at its end accepts more than was meant. What is too much needs a test, as what is too little does.

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

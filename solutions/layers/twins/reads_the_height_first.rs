//! title: Reads the height first
//! freedom: order
//! rule: three sides in centimetres, with up to one place
//!
//! A size with two bad sides is an error. The README does not say which of the two the message names. This version
//! reads the height first.

mod parcel {
    impl FromStr for Size {
        type Err = ParcelError;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            let sides: Vec<_> = text.split('x').collect();
            let [length, width, height] = sides[..] else {
                return Err(ParcelError::NotThreeSides(text.to_owned()));
            };
            let height = scaled(height, 1)?;
            let width = scaled(width, 1)?;
            let length = scaled(length, 1)?;
            if length == 0 || width == 0 || height == 0 {
                return Err(ParcelError::Zero(text.to_owned()));
            }
            Ok(Self {
                length,
                width,
                height,
            })
        }
    }
}

//! title: Rounds a volumetric weight down
//! severity: minor
//! layers: unit
//! seen by: unit::parcel::a_volume_stands_for_a_weight
//! rule: A started gram counts as a whole one.
//! asks: how heavy is a volume that is not a whole number of grams?
//!
//! A division of integers rounds down, and one gram looks unimportant. But it matters for a parcel that is one gram
//! above a price step. Its customer pays the lower price.
//!
//! Sizes in whole centimetres always give whole grams. A test needs a size with a remainder.

mod parcel {
    impl Size {
        pub fn volumetric(self) -> Grams {
            let volume: u128 = self.sides().map(u128::from).iter().product();
            Grams(u32::try_from(volume / VOLUME_OF_A_GRAM).unwrap_or(u32::MAX))
        }
    }
}

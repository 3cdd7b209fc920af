//! title: Forgives the started gram
//! severity: minor
//! layers: unit
//! seen by: unit::parcel::a_volume_stands_for_a_weight
//! rule: A gram that has been started counts as a whole one.
//! asks: how heavy is a volume that is no whole number of grams?
//!
//! Division rounds down, and a gram more or less is nothing. Until it is the gram behind a price step.
//!
//! A rule for a rest needs an example with a rest. Sizes in round centimetres have none.

mod parcel {
    impl Size {
        pub fn volumetric(self) -> Grams {
            let volume: u128 = self.sides().map(u128::from).iter().product();
            Grams(u32::try_from(volume / VOLUME_OF_A_GRAM).unwrap_or(u32::MAX))
        }
    }
}

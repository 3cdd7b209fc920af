//! title: Multiplies in sixty-four bits
//! severity: minor
//! layers: unit
//! seen by: unit::parcel::a_volume_stands_for_a_weight
//! rule: Sides can be as long as a `u32` allows; a weight of the volume beyond a `u32` is `u32::MAX`.
//! asks: how heavy is the volume if all three sides are as long as their type allows?
//!
//! A `u32` was too small for the product, so the author took the next larger type. The product of two sides fits into
//! it, and the product of three does not.
//!
//! A test with a hundred metres passes. The largest value of each input belongs into the table.

mod parcel {
    impl Size {
        pub fn volumetric(self) -> Grams {
            let volume: u64 = self.sides().map(u64::from).iter().product();
            Grams(u32::try_from(volume.div_ceil(5000)).unwrap_or(u32::MAX))
        }
    }
}

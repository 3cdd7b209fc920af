//! title: Multiplies in thirty-two bits
//! severity: major
//! layers: unit
//! seen by: unit::parcel::a_volume_stands_for_a_weight
//! rule: The volume stands for a weight of one gram per 5000 mm³.
//! asks: how heavy is the volume of a parcel that no van could hold?
//!
//! Three sides of two metres are 8,000,000,000 mm³, and a `u32` ends at about 4,295,000,000. The product wraps, and
//! the parcel seems light.
//!
//! The desk refuses such a parcel before it computes its volume, so no test of the desk sees it. The function
//! promises a result for any size, and its unit test uses a very large one.

mod parcel {
    impl Size {
        pub fn volumetric(self) -> Grams {
            let volume = self
                .sides()
                .into_iter()
                .fold(1_u32, |volume, side| volume.wrapping_mul(side));
            Grams(volume.div_ceil(5000))
        }
    }
}

//! title: Multiplies in thirty-two bits
//! severity: major
//! layers: unit
//! seen by: unit::parcel::a_volume_stands_for_a_weight
//! rule: The weight that the volume stands for: a gram for every 5000 cubic millimetres.
//! asks: how heavy is the volume of a parcel that no van could hold?
//!
//! Three sides of two metres are eight thousand million cubic millimetres, and a `u32` ends at four. What is left
//! of the product is a light parcel.
//!
//! The desk refuses such a parcel before it asks for its volume, so no test of the desk gets there. The function
//! promises an answer for any size, and its own test holds it to that.

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

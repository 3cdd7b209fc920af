//! title: Counts a kilogram too many for whole kilograms
//! severity: minor
//! layers: unit
//! seen by: unit::parcel::a_started_kilogram_counts_as_a_whole_one
//! rule: A started kilogram counts as a whole one: 1001 g are 2 kg.
//! asks: how many kilograms has a weight with no grams left over?
//!
//! The code divides by a thousand and adds one. It is right for every weight but whole kilograms. The customer of a
//! parcel of exactly 2 kg pays for 3.
//!
//! A test with a whole number of kilograms sees it.

mod parcel {
    impl Grams {
        pub fn kilograms(self) -> u32 {
            self.0 / 1000 + 1
        }
    }
}

//! title: Adds a kilogram to whole ones
//! severity: minor
//! layers: unit
//! seen by: unit::parcel::a_started_kilogram_counts_as_a_whole_one
//! rule: The weight in kilograms; one that has been started counts as a whole one.
//! asks: how many kilograms has a weight with no grams left over?
//!
//! Divide by a thousand and add one: right for every weight but the whole kilograms, which are charged for one that
//! they have not started.
//!
//! Round numbers are rare in nature and common in parcels. It takes a test with one.

mod parcel {
    impl Grams {
        pub fn kilograms(self) -> u32 {
            self.0 / 1000 + 1
        }
    }
}

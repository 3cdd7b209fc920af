//! title: Refuses the limit itself
//! severity: minor
//! layers: unit
//! seen by: unit::parcel::the_limit_itself_is_taken
//!
//! `>=` for `>`: a parcel of exactly 120 cm, bought as such in the carrier's own shop, is too long.
//!
//! A test with a parcel that is much too long is green. The two millimetres next to the limit are where it is
//! decided.

mod parcel {
    impl Parcel {
        pub fn check(&self) -> Result<(), Refusal> {
            let longest = self.size.longest();
            if longest >= LONGEST {
                return Err(Refusal::TooLong(longest));
            }
            let length_and_girth = self.size.length_and_girth();
            if length_and_girth > LARGEST {
                return Err(Refusal::TooLarge(length_and_girth));
            }
            if self.weight > HEAVIEST {
                return Err(Refusal::TooHeavy(self.weight));
            }
            Ok(())
        }
    }
}

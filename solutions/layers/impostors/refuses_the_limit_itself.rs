//! title: Refuses the limit itself
//! severity: minor
//! layers: unit
//! seen by: unit::parcel::the_limit_itself_is_taken
//! rule: Whether the desk takes it: the longest side has 1200 mm at most, length and girth together 3000 mm, and the scale says 31.5 kg at most.
//! asks: is a parcel taken whose longest side is exactly the limit?
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

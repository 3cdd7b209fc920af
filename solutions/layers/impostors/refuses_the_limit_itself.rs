//! title: Refuses a parcel of exactly 120 cm
//! severity: minor
//! layers: unit
//! seen by: unit::parcel::the_limit_itself_is_taken
//! rule: the longest side | 120 cm
//! asks: what does the desk say to a parcel whose longest side is exactly the limit?
//!
//! The author wrote `>=` instead of `>`. A customer with a box of exactly 120 cm, which the carrier itself sells, is
//! sent away.
//!
//! A test with a parcel that is much too long passes. A test needs a side of 1200 mm and one of 1201 mm.

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

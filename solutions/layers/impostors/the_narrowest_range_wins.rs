//! title: The narrowest range wins
//! severity: minor
//! layers: unit, integration
//! seen by: unit::zone::the_first_range_that_holds_a_postcode_counts
//! rule: Where several ranges hold it, the first of them counts.
//! asks: which range counts when the wider one of two was named first?
//!
//! An exception is narrower than its rule, so the narrowest range must be meant. The carrier said something simpler:
//! the first one. Both agree as long as the carrier puts its exceptions in front.
//!
//! To tell two rules apart it takes the example on which they differ, and one of the two has to be written down.

mod zone {
    impl ZoneMap {
        pub fn zone_of(&self, to: Postcode) -> Option<Zone> {
            let (_, zone) = self
                .0
                .iter()
                .filter(|(codes, _)| codes.contains(&to.0))
                .min_by_key(|(codes, _)| codes.len())?;
            Some(*zone)
        }
    }
}

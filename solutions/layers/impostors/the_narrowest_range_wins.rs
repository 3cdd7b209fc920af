//! title: Chooses the narrowest range
//! severity: minor
//! layers: unit, integration
//! seen by: unit::zone::the_first_range_that_holds_a_postcode_counts
//! rule: zone | the first row of the tariff that holds the postcode
//! asks: which range counts when the wider one of two was named first?
//!
//! An exception is narrower than the zone around it, so the author chooses the narrowest range. The carrier's rule is
//! simpler: the first range counts. Both agree as long as the carrier puts its exceptions first.
//!
//! A test needs a wide range in front of a narrow one inside it.

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

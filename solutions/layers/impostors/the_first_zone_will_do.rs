//! title: Uses the first zone for an unknown postcode
//! severity: major
//! layers: integration, e2e
//! seen by: integration::zones::a_zone_holds_the_postcodes_of_its_row
//! rule: A postcode that no row holds has no price.
//! asks: what does a parcel cost if its postcode has no zone?
//!
//! A default zone saves an error case. But the customer pays for a parcel to a place where nothing is carried, and
//! the parcel comes back.
//!
//! Two layers see it: the desk finds a zone where there is none, and the program ends with a price and status 0. The
//! test of the desk is nearer to the wrong line.

mod desk {
    impl<C: Carrier> Desk<C> {
        fn zone(&self, to: Postcode) -> Result<Zone, DeskError> {
            let rows = self.carrier.zones()?;
            ZoneMap::new(rows.iter().map(range_of))
                .zone_of(to)
                .or_else(|| rows.first().map(|row| row.zone))
                .ok_or(DeskError::NoZone(to))
        }
    }
}

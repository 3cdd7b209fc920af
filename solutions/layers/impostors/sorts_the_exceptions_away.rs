//! title: Sorts the rows by postcode
//! severity: major
//! layers: integration
//! planted: yes
//! seen by: integration::zones::an_exception_goes_before_the_zone_around_it
//! rule: zone | the first row of the tariff that holds the postcode
//! asks: which zone has a postcode if several unsorted rows hold it?
//!
//! Sorted rows are easier to read. But their order is the precedence: the carrier puts an island before the coast
//! around it. After sorting, customers on the island get the price of the coast.
//!
//! The tariff keeps the order, the zones follow it, and the tests of both pass. An integration test of the desk sees
//! what happens between them.

mod desk {
impl<C: Carrier> Desk<C> {
    fn zone(&self, to: Postcode) -> Result<Zone, DeskError> {
        let mut rows = self.carrier.zones()?;
        rows.sort_by_key(|row| row.first);
        ZoneMap::new(rows.iter().map(range_of))
            .zone_of(to)
            .ok_or(DeskError::NoZone(to))
    }
}
}

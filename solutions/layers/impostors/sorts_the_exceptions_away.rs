//! title: Sorts the exceptions away
//! severity: major
//! layers: integration
//! planted: yes
//! seen by: integration::zones::an_exception_goes_before_the_zone_around_it
//! rule: Where several rows hold a postcode, the first of them counts.
//! asks: which zone has a postcode when rows overlap that are not sorted?
//!
//! Sorted rows are easier to look at. They are also another list: its order was the precedence, and the island,
//! which the carrier had put first, now comes after the coast around it.
//!
//! The module in front keeps the order, the module behind goes by it, and their tests are green. What happens on
//! the way from one to the other only a test of both can see.

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

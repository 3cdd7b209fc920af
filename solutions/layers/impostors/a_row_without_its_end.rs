//! title: Leaves the last postcode out of its row
//! severity: major
//! layers: unit, integration
//! seen by: unit::zone::a_row_holds_both_of_its_ends
//! rule: Both postcodes of a `zone` row belong to the row.
//! asks: does the last postcode of a row belong to it?
//!
//! A Rust range `a..b` leaves its end out, and a row includes it. This method turns a row into a range and forgets
//! the difference. Customers with the last postcode of a row get no price.
//!
//! Two layers see it: the desk finds no zone, and the unit test says why. If tests in two layers fail, begin with the
//! lower layer, since it is nearer to the cause.

mod zone {
    impl ZoneRow {
        pub fn codes(&self) -> Range<u32> {
            self.first.0..self.last.0
        }
    }
}

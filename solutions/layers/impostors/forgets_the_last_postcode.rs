//! title: Leaves the last postcode of a row without a zone
//! severity: major
//! layers: integration
//! planted: yes
//! seen by: integration::zones::a_zone_holds_the_postcodes_of_its_row
//! rule: a row holds the postcodes up to its last one, and none behind
//! asks: which zone does the desk find for the last postcode of a row?
//!
//! The carrier's rows include their end, and Rust's ranges do not. Each module follows its own convention. The desk
//! converts one into the other with `first..last`, and customers with the last postcode get no price.
//!
//! The unit tests of both modules pass. An integration test of the desk sees it, if it asks for the last postcode of
//! a row. The row has a method for this conversion.

mod desk {
fn range_of(row: &ZoneRow) -> (Range<u32>, Zone) {
    (row.first.number()..row.last.number(), row.zone)
}
}

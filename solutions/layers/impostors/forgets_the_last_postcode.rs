//! title: Forgets the last postcode
//! severity: major
//! layers: integration
//! planted: yes
//! seen by: integration::zones::a_zone_holds_the_postcodes_of_its_row
//! rule: a row holds the postcodes up to its last one, and none behind
//! asks: which zone does the desk find for the last postcode of a row?
//!
//! The carrier's rows include their end, and Rust's ranges do not. Each module keeps to its own convention, and
//! says so. Between them somebody wrote `first..last`, which looks like both.
//!
//! The unit tests of either side are right and stay green. A test that puts the two together, and asks for the last
//! postcode of a row, sees it. The conversion belongs in one place: the row has a method for it.

mod desk {
fn range_of(row: &ZoneRow) -> (Range<u32>, Zone) {
    (row.first.number()..row.last.number(), row.zone)
}
}

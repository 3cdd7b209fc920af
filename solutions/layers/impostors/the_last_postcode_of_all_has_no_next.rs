//! title: Leaves 99999 without a zone
//! severity: minor
//! layers: unit
//! seen by: unit::zone::a_row_holds_both_of_its_ends
//! rule: Both postcodes of a `zone` row belong to the row.
//! asks: which postcodes belong to a row that ends with the largest postcode of all?
//!
//! The end of a range is the next postcode, so the code makes a `Postcode` of it. There is none after 99999, and the
//! code takes 99999 itself. So the row ends one postcode too early.
//!
//! A row in the middle of the country does not show it. The ends of a type belong into the table.

mod zone {
    impl ZoneRow {
        pub fn codes(&self) -> Range<u32> {
            let end = Postcode::new(self.last.0 + 1).unwrap_or(self.last);
            self.first.0..end.0
        }
    }
}

//! title: Keeps only the last row of a zone
//! severity: major
//! layers: unit
//! seen by: unit::tariff::a_tariff_is_read_line_by_line
//! rule: A zone is one capital letter from `A` to `Z`, and may have several rows.
//! asks: which postcodes belong to a zone that has two rows?
//!
//! The zone looks like the key of a map, so a second row replaces the first. Customers with a postcode of the first
//! row get no price.
//!
//! Each zone of the other tests has one row. A test of a list needs two entries that are alike in one column.

mod tariff {
    impl Tariff {
        fn add_zone(&mut self, zone: &str, codes: &str) -> Result<(), Problem> {
            let Some((first, last)) = codes.split_once('-') else {
                return Err(Problem::Shape("zone A 10000-19999"));
            };
            let row = ZoneRow {
                zone: zone.parse()?,
                first: first.parse()?,
                last: last.parse()?,
            };
            if row.last < row.first {
                return Err(Problem::Backwards);
            }
            self.zones.retain(|other| other.zone != row.zone);
            self.zones.push(row);
            Ok(())
        }
    }
}

//! title: Compares a price with the row before only
//! severity: minor
//! layers: unit
//! seen by: unit::tariff::a_line_that_cannot_be_read_is_named
//! rule: Two prices of one zone and weight, two `heavy` rows of one zone and kilograms, and two `fuel` rows are errors.
//! asks: what does the program say to two prices for the same weight with another row between them?
//!
//! The rows of a printed list are in order, so a price that occurs twice is in the next row. A tariff from a file has
//! any order, and then nothing says which of the two prices counts.
//!
//! Two equal rows are quick to write, one below the other. Write a third one between them.

mod tariff {
    impl Tariff {
        fn add_price(&mut self, zone: &str, up_to: &str, price: &str) -> Result<(), Problem> {
            let zone = zone.parse()?;
            let step = PriceStep {
                up_to: up_to.parse()?,
                price: price.parse()?,
            };
            let known = |(of, other): &(Zone, PriceStep)| *of == zone && other.up_to == step.up_to;
            if self.prices.last().is_some_and(known) {
                return Err(Problem::Twice);
            }
            self.prices.push((zone, step));
            Ok(())
        }
    }
}

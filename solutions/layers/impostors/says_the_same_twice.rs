//! title: Accepts the same price twice
//! severity: minor
//! layers: unit
//! seen by: unit::tariff::a_line_that_cannot_be_read_is_named
//! rule: Two prices of one zone and weight, two `heavy` rows of one zone and kilograms, and two `fuel` rows are errors.
//! asks: what does the program say to a tariff with a line and an exact copy of it?
//!
//! Two lines with the same price for the same weight do not contradict each other, so this code accepts them. The
//! rule is stricter: a price may stand in the tariff once. A person who later changes one of the two lines gets an
//! error for a tariff that was accepted.
//!
//! A rule against duplicates needs two tests: with the same value, and with a different one.

mod tariff {
    impl Tariff {
        fn add_price(&mut self, zone: &str, up_to: &str, price: &str) -> Result<(), Problem> {
            let zone = zone.parse()?;
            let step = PriceStep {
                up_to: up_to.parse()?,
                price: price.parse()?,
            };
            let known = |(of, other): &(Zone, PriceStep)| {
                *of == zone && other.up_to == step.up_to && other.price != step.price
            };
            if self.prices.iter().any(known) {
                return Err(Problem::Twice);
            }
            self.prices.push((zone, step));
            Ok(())
        }
    }
}

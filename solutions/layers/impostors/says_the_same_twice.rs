//! title: Takes a price that is said twice
//! severity: minor
//! layers: unit
//! seen by: unit::tariff::a_line_that_cannot_be_read_is_named
//! rule: A price for the same zone and weight, a surcharge for the same zone and kilograms, and `fuel` may stand there once.
//! asks: is a tariff taken that has a line and an exact copy of it?
//!
//! Two lines with the same price for the same weight are no contradiction, so they are taken. The tariff's rule is another one:
//! a price may stand there once. Whoever changes one of the two lines next year gets an error for a tariff that was good.
//!
//! A rule about what may stand somewhere twice has two examples: with the same value, and with another one.

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

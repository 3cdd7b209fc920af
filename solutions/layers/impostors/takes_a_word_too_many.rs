//! title: Accepts a word too many in a line
//! severity: minor
//! layers: unit
//! seen by: unit::tariff::a_line_that_cannot_be_read_is_named
//! rule: A line that cannot be read is an error, and so is one with a word too many.
//! asks: what does the program say to a row with a word behind its last one?
//!
//! The code takes the words that it knows and drops the rest. In `fuel 7.5 0` the author of the tariff meant
//! something, and the program does not say that it ignores it.
//!
//! A test with a word too few does not see this. Each kind of row needs both.

mod tariff {
    impl Tariff {
        fn add(&mut self, line: &str) -> Result<(), Problem> {
            let mut words = line.split_whitespace();
            let Some(kind) = words.next() else {
                return Ok(());
            };
            match (kind, words.next(), words.next(), words.next()) {
                ("zone", Some(zone), Some(codes), None) => self.add_zone(zone, codes),
                ("price", Some(zone), Some(up_to), Some(price)) => {
                    self.add_price(zone, up_to, price)
                }
                ("heavy", Some(zone), Some(from), Some(amount)) => {
                    self.add_heavy(zone, from, amount)
                }
                ("fuel", Some(rate), ..) => self.add_fuel(rate),
                ("zone", ..) => Err(Problem::Shape("zone A 10000-19999")),
                ("price", ..) => Err(Problem::Shape("price A 2kg 4.90")),
                ("heavy", ..) => Err(Problem::Shape("heavy A 10 2.50")),
                ("fuel", ..) => Err(Problem::Shape("fuel 7.5")),
                _ => Err(Problem::UnknownKind(kind.to_owned())),
            }
        }
    }
}

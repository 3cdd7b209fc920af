//! title: Rejects a comment behind blanks
//! severity: minor
//! layers: unit
//! seen by: unit::tariff::a_tariff_is_read_line_by_line
//! rule: A comment begins with `#`, anywhere in a line.
//! asks: what does a comment do that is indented?
//!
//! Without its comment the line has blanks and no word. The code skips a line without any character, and this line has
//! some. So it rejects a right tariff.
//!
//! Empty lines come in two kinds, and a person cannot see the difference. A test of a parser needs both.

mod tariff {
    impl Tariff {
        fn add(&mut self, line: &str) -> Result<(), Problem> {
            if line.is_empty() {
                return Ok(());
            }
            let words: Vec<_> = line.split_whitespace().collect();
            match words[..] {
                ["zone", zone, codes] => self.add_zone(zone, codes),
                ["price", zone, up_to, price] => self.add_price(zone, up_to, price),
                ["heavy", zone, from, amount] => self.add_heavy(zone, from, amount),
                ["fuel", rate] => self.add_fuel(rate),
                ["zone", ..] => Err(Problem::Shape("zone A 10000-19999")),
                ["price", ..] => Err(Problem::Shape("price A 2kg 4.90")),
                ["heavy", ..] => Err(Problem::Shape("heavy A 10 2.50")),
                ["fuel", ..] => Err(Problem::Shape("fuel 7.5")),
                [kind, ..] => Err(Problem::UnknownKind(kind.to_owned())),
                [] => Err(Problem::UnknownKind(line.to_owned())),
            }
        }
    }
}

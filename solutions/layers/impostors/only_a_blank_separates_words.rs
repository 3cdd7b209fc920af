//! title: Separates words at blanks only
//! severity: minor
//! layers: unit
//! seen by: unit::tariff::a_tariff_is_read_line_by_line
//! rule: White space separates its words, and more of it changes nothing.
//! asks: what may be between two words of a row?
//!
//! The code splits at `' '` and leaves empty words out, so several blanks are right. A table with tabs looks the same
//! in an editor, and the program rejects it.
//!
//! White space has more than one character. The text of a parser's test needs a tab.

mod tariff {
    impl Tariff {
        fn add(&mut self, line: &str) -> Result<(), Problem> {
            let words: Vec<_> = line.split(' ').filter(|word| !word.is_empty()).collect();
            match words[..] {
                [] => Ok(()),
                ["zone", zone, codes] => self.add_zone(zone, codes),
                ["price", zone, up_to, price] => self.add_price(zone, up_to, price),
                ["heavy", zone, from, amount] => self.add_heavy(zone, from, amount),
                ["fuel", rate] => self.add_fuel(rate),
                ["zone", ..] => Err(Problem::Shape("zone A 10000-19999")),
                ["price", ..] => Err(Problem::Shape("price A 2kg 4.90")),
                ["heavy", ..] => Err(Problem::Shape("heavy A 10 2.50")),
                ["fuel", ..] => Err(Problem::Shape("fuel 7.5")),
                [kind, ..] => Err(Problem::UnknownKind(kind.to_owned())),
            }
        }
    }
}

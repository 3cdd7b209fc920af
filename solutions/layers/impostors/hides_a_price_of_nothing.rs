//! title: Has no line for a price of 0.00
//! severity: minor
//! layers: unit
//! seen by: unit::quote::a_receipt_lists_what_is_charged
//! rule: The receipt has a line for the price, one for each other part that is not 0, and then the total.
//! asks: what does the receipt say about the price if it is 0.00?
//!
//! The four parts look alike, so the code treats all of them alike. The customer of a free parcel gets a receipt
//! without its price, and cannot know whether it was forgotten.
//!
//! The rule has one exception. A test needs the value at which the exception matters: a price of 0.00.

mod quote {
    impl fmt::Display for Quote {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(formatter, "zone {}, billed {}", self.zone, self.billed())?;
            if self.by_volume() {
                write!(formatter, " by volume")?;
            }
            writeln!(formatter)?;
            let parts = [
                ("price", self.base),
                ("heavy", self.heavy),
                ("fuel", self.fuel),
                ("insurance", self.insurance),
            ];
            for (name, amount) in parts {
                if amount > Cents(0) {
                    writeln!(formatter, "{name:<10}{amount:>10}")?;
                }
            }
            write!(formatter, "total     {:>10} EUR", self.total())
        }
    }
}

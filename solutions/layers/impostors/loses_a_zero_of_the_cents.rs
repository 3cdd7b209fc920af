//! title: Loses a zero of the cents
//! severity: major
//! layers: unit
//! seen by: unit::money::cents_are_shown_with_two_digits
//!
//! Euros, a point, cents. Five cents are shown as `0.5`, and the next program reads fifty.
//!
//! Nine amounts in ten have two digits for their cents. A unit test picks the tenth on purpose; any other test
//! would have to be lucky.

mod money {
    impl fmt::Display for Cents {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.pad(&format!("{}.{}", self.0 / 100, self.0 % 100))
        }
    }
}

//! title: Shows 5 cents as `0.5`
//! severity: major
//! layers: unit
//! seen by: unit::money::cents_are_shown_with_two_digits
//! rule: It is read as `4.90`, `4.9` or `4`, and always shown with two digits for the cents: `4.05`, `0.90`.
//! asks: how does an amount look whose cents are a single digit?
//!
//! The author writes euros, a point and cents. Then five cents look like `0.5`, and the next program reads fifty.
//!
//! Nine of ten amounts have two digits for their cents. A unit test uses one of the others.

mod money {
    impl fmt::Display for Cents {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.pad(&format!("{}.{}", self.0 / 100, self.0 % 100))
        }
    }
}

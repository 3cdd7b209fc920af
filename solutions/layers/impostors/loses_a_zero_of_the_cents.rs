//! title: Shows 5 cents as `0.5`
//! severity: major
//! layers: unit
//! seen by: unit::money::cents_are_shown_with_two_digits
//! rule: An amount of any size is shown with two digits for the cents: five cents are `0.05`.
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

//! title: Takes a share by quotient and remainder
//! freedom: algorithm
//! rule: A share of an amount is rounded to the nearest cent.
//!
//! The README says how a share is rounded, and not how the code does it. This version adds nothing before the
//! division. It compares the remainder with a half.

mod money {
    impl Cents {
        pub fn share(self, rate: Permille) -> Self {
            let thousandths = u128::from(self.0) * u128::from(rate.0);
            let (whole, rest) = (thousandths / 1000, thousandths % 1000);
            let cents = if rest >= 500 { whole + 1 } else { whole };
            Self(u64::try_from(cents).unwrap_or(u64::MAX))
        }
    }
}

//! title: Rounds half to the even cent
//! severity: minor
//! layers: unit
//! seen by: unit::money::half_a_cent_is_rounded_up
//! rule: Half a cent is rounded up.
//! asks: what is a share worth that ends in half a cent behind an even one?
//!
//! Some libraries round half to even by default, so that errors cancel out. The carrier rounds half up, and says so.
//! The amounts on the receipt then differ by a cent from the carrier's.
//!
//! Both ways agree for half of the halves. A test needs half a cent behind an even number of cents.

mod money {
    impl Cents {
        pub fn share(self, rate: Permille) -> Self {
            let thousandths = u128::from(self.0) * u128::from(rate.0);
            let (cents, rest) = (thousandths / 1000, thousandths % 1000);
            let up = rest > 500 || (rest == 500 && cents % 2 == 1);
            Self(u64::try_from(cents + u128::from(up)).unwrap_or(u64::MAX))
        }
    }
}

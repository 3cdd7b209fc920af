//! title: Drops half a cent
//! severity: major
//! layers: unit
//! planted: yes
//! seen by: unit::money::half_a_cent_is_rounded_up
//! rule: This share of the amount, rounded to the nearest cent; half a cent is rounded up.
//! asks: what is a share worth that ends in half a cent?
//!
//! Whole numbers are divided, and the rest is gone: half a cent on average, on every parcel, always in the same
//! direction.
//!
//! Round amounts have no rest, and a test of the whole program has round amounts. The boundary is a matter of one
//! function, and a unit test can stand right on it.

mod money {
impl Cents {
    pub fn share(self, rate: Permille) -> Self {
        let thousandths = u128::from(self.0) * u128::from(rate.0);
        Self(u64::try_from(thousandths / 1000).unwrap_or(u64::MAX))
    }
}
}

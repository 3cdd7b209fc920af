//! title: Always rounds a share down
//! severity: major
//! layers: unit
//! planted: yes
//! seen by: unit::money::half_a_cent_is_rounded_up
//! rule: Half a cent is rounded up.
//! asks: what is a share worth that ends in half a cent?
//!
//! A division of integers drops the remainder. The company loses half a cent on average, on every parcel.
//!
//! Amounts in a test of the whole program are often round, and leave no remainder. A unit test of `share` can use
//! exactly half a cent.

mod money {
impl Cents {
    pub fn share(self, rate: Permille) -> Self {
        let thousandths = u128::from(self.0) * u128::from(rate.0);
        Self(u64::try_from(thousandths / 1000).unwrap_or(u64::MAX))
    }
}
}

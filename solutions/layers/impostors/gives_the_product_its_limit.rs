//! title: Stops at the largest product and not at the largest share
//! severity: minor
//! layers: unit
//! seen by: unit::money::half_a_cent_is_rounded_up
//! rule: Shares of very large amounts are exact too; a share beyond a `u64` is `u64::MAX`.
//! asks: what is half of the largest amount?
//!
//! The product of amount and rate does not fit into a `u64`, so this code returns `u64::MAX`. But the share is a
//! thousandth of the product, and often fits.
//!
//! Two limits are involved, and they are a factor of a thousand apart. A test needs an amount between the two.

mod money {
    impl Cents {
        pub fn share(self, rate: Permille) -> Self {
            match self.0.checked_mul(u64::from(rate.0)) {
                Some(thousandths) => Self((thousandths / 1000) + u64::from(thousandths % 1000 >= 500)),
                None => Self(u64::MAX),
            }
        }
    }
}

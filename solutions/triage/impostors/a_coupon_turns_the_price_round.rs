//! title: A coupon worth more than the price
//! severity: major
//! weight: 4
//! seen by: mine::a_coupon_takes_off_no_more_than_there_is_and_not_for_ever
//! rule: How many cents a coupon takes off an amount on a day: rounded to the nearest cent, half a cent away from zero, and never more than the amount.
//! asks: how much does a coupon take off that is worth more than the price?
//!
//! A customer uses a coupon of 50 euro for a berth of 30 euro. The total is minus 20, so the boatyard owes the
//! customer money.
//!
//! Tests often use small coupons, and all of them pass. A test needs a coupon that is worth more than the price.

mod billing {
    mod pricing {
        fn taken_off(off: Off, amount: i64) -> i64 {
            match off {
                Off::Percent(percent) => share(amount, i64::from(percent.min(100)), 100),
                Off::Cents(cents) => i64::from(cents),
            }
        }
    }
}

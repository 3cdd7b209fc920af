//! title: A coupon worth more than the price
//! severity: major
//! weight: 4
//! seen by: mine::a_coupon_takes_off_no_more_than_there_is_and_not_for_ever
//! rule: How many cents a coupon takes off an amount on a day: rounded to the nearest cent, half a cent away from zero, and never more than the amount.
//! asks: how much does a coupon take off that is worth more than the price?
//!
//! A coupon of 50 euro and a berth of 30: the invoice is over minus 20, and whoever has enough coupons lives on them. (Or
//! one of 150 percent, which somebody typed for 15.)
//!
//! Subtraction has a boundary at zero. Ten examples on the right side of it say less than one beyond.

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

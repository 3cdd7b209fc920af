//! title: A coupon worth more than the price
//! severity: major
//! weight: 4
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

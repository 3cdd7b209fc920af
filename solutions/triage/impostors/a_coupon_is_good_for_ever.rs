//! title: A coupon is good for ever
//! severity: major
//! weight: 3
//! seen by: mine::a_coupon_takes_off_no_more_than_there_is_and_not_for_ever
//! rule: [`NotGood`] before the coupon's first day and after its last day.
//! asks: on which days is a coupon good?
//!
//! The code asks whether the coupon's first day has come, and not whether its last day is over. The author tried it
//! with a new coupon. Customers then use last year's coupons, and the boatyard loses money.
//!
//! A span of days has two ends. Tests belong on both sides of each end.

mod billing {
    mod pricing {
        fn is_good(coupon: &Coupon, on: Date) -> bool {
            on >= coupon.first
        }
    }
}

//! title: A coupon is good for ever
//! severity: major
//! weight: 3
//! seen by: mine::a_coupon_takes_off_no_more_than_there_is_and_not_for_ever
//! rule: [`NotGood`] before the coupon's first day and after its last day.
//! asks: on which days is a coupon good?
//!
//! It asks whether the coupon's time has begun. That it has ended is what nobody asks, since coupons are tried out when
//! they are new.
//!
//! A span has two ends, and a test stands on each side of each of them.

mod billing {
    mod pricing {
        fn is_good(coupon: &Coupon, on: Date) -> bool {
            on >= coupon.first
        }
    }
}

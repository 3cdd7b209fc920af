//! title: The first day is free
//! severity: major
//! weight: 3
//! seen by: mine::a_coupon_takes_off_no_more_than_there_is_and_not_for_ever
//! rule: It is the monthly price × the days from that day to the end of the month, both included / all days of the month.
//! asks: which days does a customer pay for in a month that begins in the middle?
//!
//! The code subtracts the day from the number of days. From the 16th to the 30th that gives 14, but there are 15
//! days, since both ends count. The boatyard loses a day each time, and no customer complains.
//!
//! A test with the first day of a month shows it: the price is that of the whole month.

mod billing {
    mod pricing {
        /// What is paid for a berth that is taken in the middle of a month.
        #[must_use]
        pub fn prorated(monthly: i64, from: Date) -> i64 {
            let days = i64::from(from.days_in_month());
            share(monthly, days - i64::from(from.day()), days)
        }
    }
}

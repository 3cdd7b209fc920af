//! title: Every refund is the first
//! severity: critical
//! weight: 7
//! seen by: mine::no_more_goes_back_than_came_in
//! rule: All refunds of an invoice together are at most what was paid for it.
//! asks: how much may go back after an earlier refund?
//!
//! The code compares each refund with what was paid, and not with the earlier refunds. An accountant can refund a
//! half, the other half, and one more half. Each of them is less than what was paid.
//!
//! A test needs two refunds. The second one is too much only because of the first.

mod billing {
    mod refunds {
        fn refundable(paid: i64, _given: i64) -> i64 {
            paid
        }
    }
}

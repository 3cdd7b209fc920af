//! title: Every refund is the first
//! severity: critical
//! weight: 7
//! seen by: mine::no_more_goes_back_than_came_in
//! rule: All refunds of an invoice together are at most what was paid for it.
//! asks: how much may go back after an earlier refund?
//!
//! What was paid may go back, and each refund is held against that alone. Half of it, the other half, and half of it once
//! more: each is less than what was paid.
//!
//! A limit on a sum needs a test with two summands, the second of which is too much only because of the first.

mod billing {
    mod refunds {
        fn refundable(paid: i64, _given: i64) -> i64 {
            paid
        }
    }
}

//! title: Gives back what never came in
//! severity: critical
//! weight: 7
//!
//! A refund is at most the invoice: that sounds right, and is, for an invoice that has been paid. For one that has not
//! been paid, or only in part, we send money that we never had.
//!
//! Whoever tests refunds pays the invoice first, as one does. The limit shows where that was not done.

mod billing {
    mod refunds {
        fn refundable(invoice: &Invoice, _paid: i64, given: i64) -> i64 {
            invoice.total.cents - given
        }
    }
}

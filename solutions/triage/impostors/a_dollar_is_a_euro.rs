//! title: A dollar is a euro
//! severity: major
//! weight: 5
//! seen by: mine::money_that_arrives_counts_once_and_all_of_it
//! rule: It is in another currency than the invoice.
//! asks: what happens to a payment in another currency than the invoice?
//!
//! The code compares cents, and all examples are in euro. A customer pays an invoice of 100 euro with 100 of a weaker
//! currency, and the code counts the invoice as paid.
//!
//! Only a test with two currencies sees it.

mod billing {
    mod payments {
        fn check(_invoice: &Invoice, paid: Money) -> Result<(), PaymentError> {
            if paid.cents <= 0 {
                return Err(PaymentError::NotPositive(paid));
            }
            Ok(())
        }
    }
}

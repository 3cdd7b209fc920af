//! title: A message that comes again pays again
//! severity: critical
//! weight: 7
//! seen by: mine::money_that_arrives_counts_once_and_all_of_it
//! rule: An event that has been recorded is [`Receipt::Known`] and changes nothing.
//! asks: what does a message change if it comes again?
//!
//! The provider gets no answer in time, so it sends the message again, as documented. 100 euro arrived, and the books
//! have 200.
//!
//! A message over a network can always arrive twice. A test sends the same message again, after some others.

mod billing {
    mod payments {
        impl Ledger {
            fn is_known(&self, _event: &str) -> bool {
                false
            }
        }
    }
}

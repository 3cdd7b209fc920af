//! title: A message that comes again pays again
//! severity: critical
//! weight: 7
//! seen by: mine::money_that_arrives_counts_once_and_all_of_it
//! rule: The provider sends an event again whenever it is not sure that it arrived, perhaps days and many other events later: an event that has been recorded is [`Receipt::Known`] and changes nothing.
//! asks: what does a message change that came before?
//!
//! The provider did not get our answer in time, so it sends the message once more, as it said that it would. A hundred
//! euro arrived, and two hundred are in the books.
//!
//! Whatever comes over a network comes twice some day. A test sends the same thing twice.

mod billing {
    mod payments {
        impl Ledger {
            fn is_known(&self, _event: &str) -> bool {
                false
            }
        }
    }
}

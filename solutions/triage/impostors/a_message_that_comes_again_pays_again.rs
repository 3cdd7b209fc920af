//! title: A message that comes again pays again
//! severity: critical
//! weight: 7
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

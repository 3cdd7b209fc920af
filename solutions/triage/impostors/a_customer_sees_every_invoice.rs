//! title: A customer sees everybody's invoices
//! severity: critical
//! weight: 7
//! seen by: mine::nobody_sees_or_refunds_what_is_not_theirs
//! rule: customers see their own invoices and no others; support sees all and changes nothing; only accountants issue, refund and export
//! asks: what does a customer see of an invoice that belongs to somebody else?
//!
//! Whoever is signed in may look, and the number in the address does the rest: 17 is mine, and what is 18? No lock is
//! broken, nothing is guessed. It is among the most common holes there are, since whoever tries the service out looks at
//! invoices of their own.
//!
//! A test of permissions needs two customers. The one who may proves nothing.

mod billing {
    mod access {
        fn may_see(_role: Role, _customer: u32) -> bool {
            true
        }
    }
}

//! title: A customer sees every invoice
//! severity: critical
//! weight: 7
//! seen by: mine::a_user_cannot_see_or_refund_the_invoices_of_others
//! rule: customers see their own invoices and no others; support sees all and changes nothing; only accountants issue, refund and export
//! asks: what does a customer see of another customer's invoice?
//!
//! Every signed-in customer may see every invoice. A customer with invoice 17 types 18 and reads another customer's
//! name and total. This is one of the most common security holes, since developers try a service with invoices of
//! their own.
//!
//! A test needs two customers. The owner of the invoice proves nothing.

mod billing {
    mod access {
        fn may_see(_role: Role, _customer: u32) -> bool {
            true
        }
    }
}

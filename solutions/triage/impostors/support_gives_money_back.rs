//! title: Support gives refunds
//! severity: critical
//! weight: 7
//! seen by: mine::a_user_cannot_see_or_refund_the_invoices_of_others
//! rule: Answers the telephone: sees every invoice and changes none.
//! asks: what may support do with the money of a customer?
//!
//! The code asks only whether the user is a customer. The role for support came later, and may look things up. Here
//! support can also send money to any customer.
//!
//! A test with a customer and an accountant passes. A test needs the role between them.

mod billing {
    mod access {
        fn may_refund(role: Role) -> bool {
            !matches!(role, Role::Customer(_))
        }
    }
}

//! title: Whoever sees everything may do everything
//! severity: critical
//! weight: 7
//! seen by: mine::nobody_sees_or_refunds_what_is_not_theirs
//! rule: Answers the telephone: sees every invoice, and changes nothing.
//! asks: what may somebody from support do with the money of a customer?
//!
//! There are customers and there are those who work here, so the check asks whether somebody is a customer. Support was
//! added later, to look things up, and can send money wherever they like since.
//!
//! A permission is a table, and the interesting cells are those in the middle. A test of the two outer roles sees nothing.

mod billing {
    mod access {
        fn may_refund(role: Role) -> bool {
            !matches!(role, Role::Customer(_))
        }
    }
}

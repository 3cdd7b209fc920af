//! title: Accepts what is too deep
//! severity: critical
//! seen by: unit::schemas::what_is_too_deep_is_not_accepted
//!
//! Beyond the limit, nothing is looked at, and nothing is said. Whoever wants to get something past the validator
//! puts it deep enough.
//!
//! A limit needs a decision about what lies beyond it, and the safe one is "no".

mod evaluate {
    impl Place<'_, '_> {
        fn give_up(&self, _why: Reason) {}
    }
}

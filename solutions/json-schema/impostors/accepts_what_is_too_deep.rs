//! title: Accepts what is too deep
//! severity: critical
//! seen by: unit::schemas::what_is_too_deep_is_not_accepted
//! rule: `Reason::TooDeep` | schemas are nested beyond 500, with the outermost one and each that `$ref` leads to
//! asks: what is said of an instance that is nested beyond the limit?
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

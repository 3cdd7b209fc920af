//! title: Accepts an instance that is too deep
//! severity: critical
//! seen by: unit::schemas::a_schema_that_is_too_deep_is_not_accepted
//! rule: `Reason::TooDeep` | schemas are nested beyond 500, with the outermost one and each that `$ref` leads to
//! asks: what is the verdict on an instance that is nested beyond the limit?
//!
//! The code does not look beyond the limit, and reports no failure. An attacker who wants to get a value past the
//! validator nests it deep enough.
//!
//! Below the limit the validator does not know the answer. The safe verdict is "not valid".

mod evaluate {
    impl Place<'_, '_> {
        fn give_up(&self, _why: Reason) {}
    }
}

//! title: Lets if refuse
//! severity: critical
//! seen by: unit::combinations::a_condition_decides_who_is_asked
//! rule: `if`, `then`, `else` | `if` decides whether `then` or `else` is asked, and rejects nothing itself
//! asks: what is said of an instance that `if` does not hold for when there is no `else`?
//!
//! What `if` has against an instance is reported like any failure. So "if it is a company, it needs a number"
//! refuses everybody who is no company.
//!
//! `if` asks, and refuses nothing. The test is an instance that it does not hold for, and no `else`.

mod keywords {
    mod logic {
        pub(crate) fn if_then_else<'s>(
            place: &Place<'_, 's>,
            siblings: &'s Map<String, Value>,
            instance: &Value,
        ) -> Vec<Failure> {
            let Some(condition) = siblings.get("if") else {
                return Vec::new();
            };
            let failures = place.within("if").evaluate(condition, instance);
            let branch = if failures.is_empty() { "then" } else { "else" };
            match siblings.get(branch) {
                Some(schema) => place.within(branch).evaluate(schema, instance),
                None => failures,
            }
        }
    }
}

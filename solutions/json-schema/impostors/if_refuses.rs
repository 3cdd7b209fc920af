//! title: `if` refuses
//! severity: critical
//! seen by: unit::combinations::a_condition_decides_who_is_asked
//! rule: `if`, `then`, `else` | `if` decides whether `then` or `else` is applied, and rejects nothing itself
//! asks: what is the verdict if the instance does not fit `if` and the schema has no `else`?
//!
//! The code reports the failures of `if` like all others. So the rule "a company needs a number" refuses every person
//! who is not a company.
//!
//! `if` only chooses a branch. A test has an instance that does not fit `if`, and no `else`.

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

//! title: Compares only the outermost numbers by value
//! severity: minor
//! seen by: unit::values::numbers_are_equal_if_they_are_worth_the_same
//! rule: `enum`, `const` | one of these values, or this value; `1` equals `1.0`, and `0` does not equal `false`
//! asks: are two arrays equal if they hold the same number in two notations?
//!
//! `1` equals `1.0`, but `[1]` does not equal `[1.0]`. The author wrote the rule for numbers and left the rest to
//! Rust's `==`.
//!
//! A rule about equality holds at every depth. A case with an array and one with an object show it.

mod equal {
    pub(crate) fn equal(one: &Value, other: &Value) -> bool {
        match (one, other) {
            (Value::Number(one), Value::Number(other)) => {
                Decimal::from(one) == Decimal::from(other)
            }
            _ => one == other,
        }
    }
}

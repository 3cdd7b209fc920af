//! title: Treats `true` as 1
//! severity: major
//! seen by: unit::values::numbers_are_equal_if_they_are_worth_the_same
//! rule: `enum`, `const` | one of these values, or this value; `1` equals `1.0`, and `0` does not equal `false`
//! asks: does a boolean equal a number?
//!
//! In some languages `True == 1` holds, and a validator that uses their `==` does the same. Then `[1, true]` has the
//! same item twice, and an `enum` of 0 and 1 accepts `false`.
//!
//! JSON's types are not those of the language. A test compares `1` with `true`.

mod equal {
    pub(crate) fn equal(one: &Value, other: &Value) -> bool {
        match (one, other) {
            (Value::Bool(truth), Value::Number(number))
            | (Value::Number(number), Value::Bool(truth)) => {
                number.as_f64() == Some(f64::from(u8::from(*truth)))
            }
            (Value::Number(one), Value::Number(other)) => {
                Decimal::from(one) == Decimal::from(other)
            }
            (Value::Array(one), Value::Array(other)) => equal_items(one, other),
            (Value::Object(one), Value::Object(other)) => equal_properties(one, other),
            _ => one == other,
        }
    }
}

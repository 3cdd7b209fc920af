//! title: Treats 1 and 1.0 as different
//! severity: major
//! seen by: unit::values::numbers_are_equal_if_they_are_worth_the_same
//! rule: `enum`, `const` | one of these values, or this value; `1` equals `1.0`, and `0` does not equal `false`
//! asks: does an `enum` accept the same number in another notation?
//!
//! The code uses the `==` of `serde_json`, which tells integers and other numbers apart. So `enum: [1]` refuses
//! `1.0`.
//!
//! A library's `==` serves the library's purpose. A test has to show whether it follows the standard.

mod equal {
    pub(crate) fn equal(one: &Value, other: &Value) -> bool {
        one == other
    }
}

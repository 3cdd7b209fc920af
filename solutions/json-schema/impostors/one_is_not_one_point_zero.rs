//! title: Keeps 1 and 1.0 apart
//! severity: major
//! seen by: unit::values::numbers_are_equal_if_they_are_worth_the_same
//! rule: `enum`, `const` | one of these values, or this value; `1` equals `1.0`, and `0` does not equal `false`
//! asks: does an `enum` accept the same number, written in another way?
//!
//! Two values are equal if `serde_json` says so, and it keeps integers and other numbers apart. `enum: [1]` refuses
//! `1.0`.
//!
//! The `==` of a library is made for the library's purpose. Whether it is the one of the standard is for a test to
//! say.

mod equal {
    pub(crate) fn equal(one: &Value, other: &Value) -> bool {
        one == other
    }
}

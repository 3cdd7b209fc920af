//! title: 1.0 is no integer
//! severity: major
//! seen by: unit::types::an_integer_is_a_number_without_a_fraction
//! rule: `type` | this type, or one of these types; `1.0` is an integer too
//! asks: which numbers with a point or an exponent are integers?
//!
//! For this code an integer is a number that the parser put into an integer type. `1.0` is an `f64`, so the code
//! refuses it. A program that writes every number with a point can then send no integer.
//!
//! The value counts, not the notation. A test with `1.0` shows it, and so does one with `1e300`.

mod keywords {
    mod any {
        fn is_of(expected: Type, instance: &Value) -> bool {
            match (expected, instance) {
                (Type::Integer, Value::Number(number)) => number.is_i64() || number.is_u64(),
                _ => Type::of(instance) == expected,
            }
        }
    }
}

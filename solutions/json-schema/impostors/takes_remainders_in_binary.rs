//! title: Computes remainders in binary
//! severity: major
//! seen by: unit::numbers::a_multiple_is_exact
//! rule: `multipleOf` | an integer times this number, exactly: 0.0075 is a multiple of 0.0001
//! asks: is a decimal fraction a multiple of another one if binary can hold neither of them?
//!
//! `0.0075 % 0.0001` is not 0 in floating point, because an `f64` can hold neither of the two numbers. A price of
//! 0.07 is then no multiple of 0.01, and 0.06 is.
//!
//! Integers, halves and quarters are right. A test needs a fraction that binary does not have.

mod keywords {
    mod number {
        pub(crate) fn multiple_of(factor: &Value, instance: &Value) -> Option<Reason> {
            let (factor, found) = numbers(factor, instance)?;
            let rest = found.as_f64()? % factor.as_f64()?;
            (rest != 0.0).then(|| Reason::MultipleOf(factor.clone()))
        }
    }
}

//! title: Adds in sixteen bits
//! severity: major
//! seen by: unit::numbers::any_amount_of_numbers_is_added
//! rule: The sum is a `u64`.
//! asks: what is the sum of a list that is much longer than the examples?
//!
//! No number over 1000 counts, so a small type looks large enough. It is large enough for each number, but not for a
//! sum of 66 large ones. Then the sum wraps, and the caller gets a small, wrong number.
//!
//! All short lists are right. A test with a long list finds it, and so does a property test that draws lists of any
//! length.

mod add {
    fn sum(numbers: &[Number]) -> u64 {
        let sum = numbers.iter().fold(0_u16, |sum, number| match number {
            Number::Natural(value) if number::counts(*value) => {
                sum.wrapping_add(u16::try_from(*value).unwrap_or(0))
            }
            _ => sum,
        });
        u64::from(sum)
    }
}

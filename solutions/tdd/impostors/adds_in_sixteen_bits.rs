//! title: Adds in sixteen bits
//! severity: major
//! seen by: unit::numbers::any_amount_of_numbers_is_added
//! rule: The sum is a `u64`.
//! asks: what is the sum of a list that is much longer than the examples?
//!
//! No number is over 1000, so a small type will do. It does, for each number; their sum leaves it after 65 of them,
//! and comes out small and wrong.
//!
//! Short lists are all right. It takes a long one, and a law or a test that thinks of "many" finds one.

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

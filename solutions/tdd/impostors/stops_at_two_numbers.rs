//! title: Stops at two numbers
//! severity: major
//! seen by: unit::numbers::any_amount_of_numbers_is_added
//! rule: The sum of the numbers in a text.
//! asks: what is the sum of a text with more than two numbers?
//!
//! An early test asks for two numbers, and the author stopped there. The code drops everything behind the second
//! number, and the user gets a wrong sum without an error.
//!
//! Tests with one number and with two numbers pass. A test with three numbers finds it.

mod add {
    fn sum(numbers: &[Number]) -> u64 {
        numbers
            .iter()
            .take(2)
            .map(|number| match number {
                Number::Natural(value) if number::counts(*value) => *value,
                _ => 0,
            })
            .sum()
    }
}

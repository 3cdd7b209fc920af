//! title: Stops at two numbers
//! severity: major
//! seen by: unit::numbers::any_amount_of_numbers_is_added
//! rule: The sum of the numbers in a text.
//! asks: what is the sum of a text with more numbers than a pair?
//!
//! The third step of the kata says "two numbers", and somebody stopped there. Whatever comes behind the second
//! number is dropped, and no error says so.
//!
//! One and two are special in most code. "Many" begins at three, and a test with three finds it.

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

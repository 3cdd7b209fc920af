//! title: Calls itself for each number
//! severity: major
//! seen by: unit::numbers::any_amount_of_numbers_is_added
//! rule: No text makes `add` panic or run out of stack, however long it is.
//! asks: what happens with a text that has many thousand numbers?
//!
//! The function adds the first number to the sum of the others. That is the definition of a sum, and it is short. But
//! Rust keeps a frame on the stack for each number, and a long text ends the whole program.
//!
//! A list of a thousand numbers still fits. A test needs some ten thousand.

mod add {
    fn sum(numbers: &[Number]) -> u64 {
        let Some((first, others)) = numbers.split_first() else {
            return 0;
        };
        let value = match first {
            Number::Natural(value) if number::counts(*value) => *value,
            _ => 0,
        };
        value + sum(others)
    }
}

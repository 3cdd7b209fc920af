//! title: Reports only the first negative
//! severity: minor
//! seen by: unit::negatives::all_negative_numbers_are_listed_in_one_error
//! rule: Negative numbers are refused, all of them in one error.
//! asks: what does the error name when several numbers are below zero?
//!
//! The code stops at the first negative number, as code with `?` does by itself. A user who fixes this number then
//! gets an error about the next one, and has to run the program once per mistake.
//!
//! A test with one negative number passes. A test with two numbers has to expect both in the error.

mod add {
    fn refuse_negatives(numbers: &[Number]) -> Result<(), AddError> {
        for number in numbers {
            if let Number::Negative(negative) = number {
                return Err(AddError::Negatives(vec![negative.clone()]));
            }
        }
        Ok(())
    }
}

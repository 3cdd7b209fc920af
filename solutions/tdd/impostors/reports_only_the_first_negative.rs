//! title: Reports only the first negative
//! severity: minor
//! seen by: unit::negatives::all_negative_numbers_are_listed_in_one_error
//! rule: Negative numbers are refused, all of them in one error.
//! asks: what does the error name when several numbers are below zero?
//!
//! It stops at the first thing that is wrong, as code with `?` does by itself. Whoever mends the text meets the next
//! mistake, and the next: as many rounds as there are mistakes.
//!
//! A test with one negative number is green. It takes two of them, and an expectation that names both.

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

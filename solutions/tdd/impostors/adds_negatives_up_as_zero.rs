//! title: Negatives count as nothing
//! severity: critical
//! seen by: unit::negatives::a_negative_number_is_refused
//! rule: Negative numbers are refused, all of them in one error.
//! asks: what does a caller get for a number below zero?
//!
//! Negative numbers are "not allowed", so the code leaves them out. The sum looks right and is wrong, and the user
//! who typed the minus never learns of it.
//!
//! A test that only checks the sum of the other numbers passes. The test has to expect the error.

mod add {
    fn refuse_negatives(_numbers: &[Number]) -> Result<(), AddError> {
        Ok(())
    }
}

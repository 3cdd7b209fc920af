//! title: Negatives count as nothing
//! severity: critical
//! seen by: unit::negatives::a_negative_number_is_refused
//! rule: Negative numbers are refused, all of them in one error.
//! asks: what does a caller get who adds a number below zero?
//!
//! Negative numbers are "not allowed", so they are left out. The sum is wrong and looks right, and whoever made the
//! mistake never learns of it.
//!
//! To refuse is not to ignore. A test has to ask for the error, and not only for a sum without the number.

mod add {
    fn refuse_negatives(_numbers: &[Number]) -> Result<(), AddError> {
        Ok(())
    }
}

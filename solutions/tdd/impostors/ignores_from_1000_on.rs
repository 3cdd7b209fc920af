//! title: Ignores from 1000 on
//! severity: major
//! seen by: unit::numbers::any_amount_of_numbers_is_added
//! rule: numbers over 1000 are ignored, 1000 is not, however many digits they have
//! asks: which is the largest number that is added, and which is the smallest that is not?
//!
//! "Over 1000" became `< 1000`. The code is wrong for a single number, and users often choose exactly this number as
//! their limit.
//!
//! A test with 5 and 5000 passes. Tests belong next to the limit, on both sides of it: 1000 and 1001.

mod number {
    /// Whether a number is added.
    pub fn counts(value: u64) -> bool {
        value < HIGHEST
    }
}

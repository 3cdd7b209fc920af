//! title: Takes every digit of Unicode
//! severity: major
//! seen by: unit::brackets::any_list_has_its_sum_with_any_separators_in_any_order
//! rule: A number is made of the digits `0` to `9`, perhaps with a `-` in front.
//! asks: what does a caller get for digits of another script?
//!
//! `char::is_numeric` is true for the digits of every script, and for `²` and `½` as well. `parse` takes none of them, so
//! they end where the numbers end that are too long: ignored, without a word.
//!
//! Two checks that nearly agree leave a gap between them. A law that tries what nobody types finds it.

mod number {
    fn value(digits: &str) -> Option<u64> {
        if digits.is_empty() || !digits.chars().all(char::is_numeric) {
            return None;
        }
        Some(digits.parse().unwrap_or(u64::MAX))
    }
}

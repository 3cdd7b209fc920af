//! title: Uses the separator that the header names first
//! severity: major
//! seen by: unit::brackets::where_two_separators_fit_the_longer_one_counts
//! rule: If two separators fit at the same place, the longer one counts.
//! asks: which separator counts if one of them begins with another?
//!
//! With `//[*][**]` the code reads each `**` as two stars with a missing number between them, because `*` was named
//! first. The user gets an error for a right text. With the other order, or with separators that share no characters,
//! all is right.
//!
//! A test has to name the shorter separator first. A property test with random separators finds it too.

mod pieces {
    fn separator_at<'a>(text: &str, separators: &[&'a str]) -> Option<&'a str> {
        separators
            .iter()
            .copied()
            .find(|separator| text.starts_with(separator))
    }
}

//! title: The first separator wins
//! severity: major
//! seen by: unit::brackets::where_two_separators_fit_the_longer_one_counts
//! rule: Where two separators fit, the longer one counts.
//! asks: which separator counts where one of them begins with another?
//!
//! With `[*][**]` each `**` is read as two stars with a number missing between them, because `*` was named first. It
//! works in the other order, and with all separators that have nothing in common.
//!
//! It takes a test in which the shorter one is named first. Whoever does not think of it need not: a law that tries
//! separators at random comes upon it.

mod pieces {
    fn separator_at<'a>(text: &str, separators: &[&'a str]) -> Option<&'a str> {
        separators
            .iter()
            .copied()
            .find(|separator| text.starts_with(separator))
    }
}

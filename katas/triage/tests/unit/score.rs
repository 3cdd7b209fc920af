//! From what happened to a number.

use proptest::prelude::*;
use rstest::rstest;
use triage::risk::history::Entry;
use triage::risk::score::{Levels, churn, faults, level, likelihood, recency};

use crate::support::{TODAY, change, date, fault};

/// Code that changed yesterday has hardly been used, and code that is two years old has been used by every user. Each
/// case is at one side of a boundary in the table of [`recency`]. A day in the future has not happened, and counts
/// nothing.
#[rstest]
#[case::today(0, 4)]
#[case::beyond_a_month(31, 2)]
#[case::a_month(30, 4)]
#[case::beyond_three_months(91, 1)]
#[case::three_months(90, 2)]
#[case::beyond_a_year(366, 0)]
#[case::a_year(365, 1)]
#[case::tomorrow(-1, 0)]
fn a_change_counts_less_the_older_it_is(#[case] age: i64, #[case] expected: u32) {
    assert_eq!(recency(age), expected, "what counts after {age} days");
}

/// Churn is all that happened to a module, by its age. A fix is a change too, and half of all faults come from a fix.
#[rstest]
#[case::nothing(&[], 0)]
#[case::one_change_today(&[change(TODAY, "tax")], 4)]
#[case::one_change_in_september(&[change("2026-09-20", "tax")], 2)]
#[case::they_add_up(&[change("2026-09-20", "tax"), fault(TODAY, "tax")], 6)]
#[case::those_of_another_module_do_not(&[change("2026-09-20", "tax"), change(TODAY, "mail"), change(TODAY, "taxes"), change(TODAY, "ta")], 2)]
fn churn_is_what_happened_to_a_module_lately(#[case] entries: &[Entry], #[case] expected: u32) {
    let found = churn(entries, "tax", date(TODAY));
    assert_eq!(found, expected, "the churn of `tax` on {TODAY}");
}

/// A module with one fault often has others with the same cause, such as a rule that is hard to understand. So old
/// faults count too. A ranking of an earlier day does not know faults that were found later.
#[rstest]
#[case::nothing(&[], 0)]
#[case::two_of_them(&[fault("2016-02-03", "tax"), fault(TODAY, "tax")], 2)]
#[case::a_change_is_none(&[fault("2016-02-03", "tax"), change(TODAY, "tax")], 1)]
#[case::of_another_module(&[fault(TODAY, "mail"), fault(TODAY, "taxes"), fault(TODAY, "ta"), fault(TODAY, "tax")], 1)]
#[case::still_to_come(&[fault(TODAY, "tax"), fault("2026-11-02", "tax")], 1)]
fn every_fault_of_a_module_counts_however_old(#[case] entries: &[Entry], #[case] expected: u32) {
    let found = faults(entries, "tax", date(TODAY));
    assert_eq!(found, expected, "the faults of `tax` on {TODAY}");
}

/// Is a churn of ten much? That depends on the other modules. The highest value has level 5, and 0 has level 1. The
/// rest is between them, rounded down, even one below the highest. If the highest value is 0, a division by it would
/// fail. Counts may be as large as their type allows.
#[rstest]
#[case::the_highest(10, 10, 5)]
#[case::nothing(0, 10, 1)]
#[case::half_of_it(5, 10, 3)]
#[case::rounded_down(9, 10, 4)]
#[case::the_highest_is_nothing(0, 0, 1)]
#[case::as_large_as_it_gets(u32::MAX - 1, u32::MAX, 4)]
fn a_level_is_a_count_next_to_the_highest(
    #[case] value: u32,
    #[case] highest: u32,
    #[case] expected: u32,
) {
    let found = level(value, highest);
    assert_eq!(found, expected, "the level of {value}, next to {highest}");
}

proptest! {
    /// The law behind the examples, and the last test of `level`: it passes if they do. A level is never below 1 or
    /// above 5, and a higher count never has a lower level.
    #[test]
    fn more_never_has_a_lower_level(mut counts in [any::<u32>(), any::<u32>(), any::<u32>()]) {
        counts.sort_unstable();
        let [less, more, highest] = counts;
        let (low, high) = (level(less, highest), level(more, highest));
        prop_assert!(
            1 <= low && low <= high && high <= 5,
            "next to {highest} the level of {less} is {low}, and that of {more} is {high}"
        );
    }
}

/// Three things make a module likely to break. Past faults are the best sign, so they count twice. These weights are
/// an opinion, but they are the same for every module.
#[rstest]
#[case::nothing_speaks_for_it(1, 1, 1, 4)]
#[case::it_changes(5, 1, 1, 8)]
#[case::it_is_complex(1, 4, 1, 7)]
#[case::it_has_been_broken(1, 1, 5, 12)]
fn likelihood_is_churn_complexity_and_twice_the_faults(
    #[case] churn: u32,
    #[case] complexity: u32,
    #[case] faults: u32,
    #[case] expected: u32,
) {
    let levels = Levels {
        churn,
        complexity,
        faults,
    };
    assert_eq!(likelihood(levels), expected, "the likelihood of {levels:?}");
}

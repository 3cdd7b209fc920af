//! None, one, two, many.

use rstest::rstest;
use tdd::add;

/// The first test is the smallest one that there is. It decides on a name, on what goes in and on what comes out, and
/// the least code that turns it green is a constant. That is no cheating: it shows that the test runs, that it can be
/// red, and that it can be green.
#[test]
fn an_empty_text_is_zero() {
    assert_eq!(add(""), Ok(0), "nothing adds up to nothing");
}

/// For the first number another constant would do, behind an `if`. The second one makes that silly, and this is how
/// code becomes general: not because it might be needed, but because two examples ask for it.
#[rstest]
#[case::one_digit("1", 1)]
#[case::two_digits("42", 42)]
fn one_number_is_its_own_sum(#[case] text: &str, #[case] sum: u64) {
    assert_eq!(add(text), Ok(sum), "the sum of {text:?}");
}

/// Two numbers need no loop yet. If you write the loop now, you write it before a test asks for it.
#[test]
fn two_numbers_are_added() {
    assert_eq!(add("20,22"), Ok(42), "the sum of \"20,22\"");
}

/// The third number asks for a loop. The second half has 20,000 numbers, so a special case for four or five numbers does
/// not help. A function that calls itself for each number runs out of stack. The sum does not fit into a `u16`.
#[test]
fn any_amount_of_numbers_is_added() {
    assert_eq!(add("1,2,3"), Ok(6), "the sum of \"1,2,3\"");

    let numbers: Vec<_> = (1..=1000).map(|number: u64| number.to_string()).collect();
    let text = vec![numbers.join(","); 20].join(",");
    assert_eq!(add(&text), Ok(10_010_000), "20 times 1 to 1000 together");
}

/// A second separator is a new rule, and the tests before this one show that the old rules still hold. From here on you
/// change code that works, and see within a second whether it still works.
#[test]
fn a_line_break_separates_too() {
    assert_eq!(add("1\n2,3"), Ok(6), "the sum of \"1\\n2,3\"");
}

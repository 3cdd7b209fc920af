//! The modules of the service, and what it costs if they break.

use rstest::rstest;
use triage::risk::inventory::{Criticality, module, parse};
use triage::risk::problem::{BadLine, Problem};

use crate::support;

/// How bad is it if this module breaks? A tool cannot know: people decide it, with five words that all of them
/// understand. Each word costs one more than the one before it.
#[rstest]
#[case::it_looks_odd("cosmetic", Some(1))]
#[case::a_user_asks("nuisance", Some(2))]
#[case::the_staff_works("work", Some(3))]
#[case::money_is_lost("money", Some(4))]
#[case::a_stranger_gets_it("breach", Some(5))]
#[case::in_capitals("Breach", None)]
#[case::with_a_space(" breach", None)]
fn each_kind_of_harm_has_its_word_and_its_cost(#[case] word: &str, #[case] cost: Option<u32>) {
    let found = Criticality::parse(word).map(Criticality::cost);
    assert_eq!(found, cost, "the cost of {word:?}");
}

/// Three fields: the module, what happens if it breaks, and the number of decisions in its code, each of which can be
/// wrong. A tool has counted them.
#[test]
fn a_line_says_what_how_bad_and_how_complex() {
    let expected = support::module("refunds", Criticality::Breach, 6);
    let line = "refunds,breach,6";
    assert_eq!(module(line), Ok(expected), "the module of {line:?}");
    let expected = support::module(" re funds ", Criticality::Breach, u32::MAX);
    let line = " re funds ,breach,04294967295";
    assert_eq!(module(line), Ok(expected), "the module of {line:?}");
}

/// As in a history, a bad line is an error, and the error names its first mistake. A number is digits, and nothing
/// else.
#[rstest]
#[case::two_fields("refunds,breach", Problem::Fields { expected: 3, found: 2 })]
#[case::four_fields("refunds,breach,6,", Problem::Fields { expected: 3, found: 4 })]
#[case::no_name(",harm,many", Problem::NoModule)]
#[case::an_unknown_harm("refunds,harm,many", Problem::Criticality("harm".to_owned()))]
#[case::no_number("refunds,breach,many", Problem::Branches("many".to_owned()))]
#[case::a_sign("refunds,breach,+6", Problem::Branches("+6".to_owned()))]
#[case::too_large("refunds,breach,4294967296", Problem::Branches("4294967296".to_owned()))]
fn a_line_that_makes_no_sense_is_refused(#[case] line: &str, #[case] problem: Problem) {
    assert_eq!(module(line), Err(problem), "for the line {line:?}");
}

/// Comments and empty lines are as in a history. You have that code already: share it now. Names count as they are
/// written: `Tax` is another module than `tax`.
#[test]
fn every_line_is_a_module() {
    let text = "# money\ntax,breach,6\n\nTax,money,7\n";
    let expected = vec![
        support::module("tax", Criticality::Breach, 6),
        support::module("Tax", Criticality::Money, 7),
    ];
    assert_eq!(parse(text), Ok(expected), "the inventory {text:?}");
}

/// A bad line has its number here too. A module that is in the file twice has two costs, and one of them is wrong.
#[rstest]
#[case::no_module("# all\ntax,money,7\n,money,1\n", 3, Problem::NoModule)]
#[case::there_twice("fees,money,2\ntax,money,7\nmail,cosmetic,3\ntax,work,7\n", 4, Problem::Twice("tax".to_owned()))]
fn a_bad_line_is_named_by_its_number(
    #[case] text: &str,
    #[case] line: usize,
    #[case] problem: Problem,
) {
    let expected = BadLine { line, problem };
    assert_eq!(parse(text), Err(expected), "the inventory {text:?}");
}

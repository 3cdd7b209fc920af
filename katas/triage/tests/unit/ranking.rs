//! The modules, the riskiest first.

use proptest::prelude::*;
use rstest::rstest;
use triage::risk::history::Entry;
use triage::risk::inventory::Criticality::{Breach, Cosmetic, Money, Nuisance};
use triage::risk::inventory::{Criticality, Module};
use triage::risk::ranking::{Ranked, UnknownModule, rank};

use crate::support::{TODAY, change, date, fault, module};

/// The smallest service has no modules. A constant is enough, and shows that the types are right.
#[test]
fn no_modules_have_an_empty_ranking() {
    let ranked = rank(&[], &[], date(TODAY));
    assert_eq!(ranked, Ok(vec![]), "the ranking of nothing");
}

/// People do not believe a score that they cannot check. So a reader also gets the numbers behind it: the cost, and
/// the three counts. (Score and likelihood may be anything for now, for example 0; the cost may not.)
#[test]
fn the_counts_are_beside_the_score() {
    let entries = [change("2026-09-20", "tax"), fault(TODAY, "tax")];
    let ranked = ranking(&[module("tax", Money, 7)], &entries);
    let counted: Vec<_> = ranked
        .iter()
        .map(|it| {
            (
                it.module.as_str(),
                it.cost,
                it.churn,
                it.branches,
                it.faults,
            )
        })
        .collect();
    let expected = vec![("tax", 4, 6, 7, 1)];
    assert_eq!(counted, expected, "module, cost, churn, branches, faults");
}

/// Each count becomes a level, measured against the highest count of its kind among all modules. So count all modules
/// first, and compute the levels in a second pass. `tax` has the most changes and faults, and `mail` is the most
/// complex.
#[test]
fn likelihood_is_measured_against_the_highest_of_each_kind() {
    let modules = [module("tax", Cosmetic, 5), module("mail", Cosmetic, 10)];
    let ranked = ranking(&modules, &[fault(TODAY, "tax")]);
    assert_eq!(find(&ranked, "tax").likelihood, 5 + 3 + 2 * 5, "of `tax`");
    assert_eq!(find(&ranked, "mail").likelihood, 1 + 5 + 2, "of `mail`");
}

/// A likely but cheap fault may wait, and so may an expensive fault that never happens. Here both modules are equally
/// likely to break.
#[test]
fn risk_is_likelihood_times_cost() {
    let modules = [module("refunds", Breach, 6), module("mail", Nuisance, 6)];
    let ranked = ranking(&modules, &[]);
    assert_eq!(find(&ranked, "refunds").score, 8 * 5, "8 times 5");
    assert_eq!(find(&ranked, "mail").score, 8 * 2, "8 times 2");
}

/// With time for one module, you take the first. Of equal scores the higher cost comes first: the likelihood is a
/// guess, and the cost is known. If both are equal, the name decides, so that the same files always give the same
/// ranking.
#[rstest]
#[case::by_score(
    &[module("mail", Cosmetic, 6), module("refunds", Breach, 6)],
    ["refunds", "mail"]
)]
#[case::then_by_cost(
    // 8 × 1 and 4 × 2: the complex one is cheap.
    &[module("mail", Cosmetic, 8), module("text", Nuisance, 1)],
    ["text", "mail"]
)]
#[case::then_by_name(
    &[module("tax", Money, 6), module("pricing", Money, 6)],
    ["pricing", "tax"]
)]
#[case::in_the_order_of_its_bytes(
    &[module("apple", Money, 6), module("Zebra", Money, 6)],
    ["Zebra", "apple"]
)]
fn the_riskiest_comes_first(#[case] modules: &[Module], #[case] expected: [&str; 2]) {
    let ranked = ranking(modules, &[]);
    let names: Vec<_> = ranked.iter().map(|it| it.module.as_str()).collect();
    assert_eq!(names, expected, "the modules in their order");
}

/// If the history says `refund` for `refunds`, three faults are lost, and the riskiest module looks harmless. So an
/// unknown name is an error. The first unknown name is reported, whatever its day. Capitals count.
#[test]
fn a_module_that_is_not_in_the_inventory_is_refused() {
    let entries = [
        change(TODAY, "refunds"),
        fault(TODAY, "refund"),
        fault(TODAY, "fees"),
    ];
    let ranked = rank(&[module("refunds", Breach, 6)], &entries, date(TODAY));
    let expected = UnknownModule("refund".to_owned());
    assert_eq!(ranked, Err(expected), "`refund` is not in the inventory");

    let entries = [change("9999-12-31", "Refunds")];
    let ranked = rank(&[module("refunds", Breach, 6)], &entries, date(TODAY));
    let expected = UnknownModule("Refunds".to_owned());
    assert_eq!(
        ranked,
        Err(expected),
        "`Refunds` is not in it, not even tomorrow"
    );
}

proptest! {
    /// Two laws, and the last test of `rank`: they hold if the examples pass. The order of the lines says nothing
    /// about risk. The highest score is 100, and the lowest is 4.
    #[test]
    fn the_order_of_the_input_does_not_matter((entries, shuffled) in shuffled_history()) {
        let modules: Vec<_> = NAMES.iter().zip(1..).map(|(&(name, harm), branches)| module(name, harm, branches)).collect();
        let backwards: Vec<_> = modules.iter().rev().cloned().collect();
        let ranked = ranking(&modules, &entries);
        prop_assert_eq!(ranked.len(), modules.len(), "every module is ranked");
        prop_assert_eq!(&ranking(&backwards, &shuffled), &ranked, "the same in another order");
        prop_assert!(ranked.iter().all(|it| (4..=100).contains(&it.score)), "a score beyond 4 to 100 in {:?}", ranked);
    }
}

/// The modules of the law.
const NAMES: [(&str, Criticality); 4] = [
    ("tax", Money),
    ("mail", Cosmetic),
    ("refunds", Breach),
    ("pricing", Money),
];

/// Up to eight things that happened to them, in one order and in another.
fn shuffled_history() -> impl Strategy<Value = (Vec<Entry>, Vec<Entry>)> {
    let days = prop::sample::select(vec!["2025-01-01", "2026-08-01", "2026-10-31"]);
    let names = prop::sample::select(NAMES.map(|(name, _)| name).to_vec());
    let entry = (any::<bool>(), days, names).prop_map(|(broken, day, name)| {
        if broken {
            fault(day, name)
        } else {
            change(day, name)
        }
    });
    prop::collection::vec(entry, 0..8)
        .prop_flat_map(|entries| (Just(entries.clone()), Just(entries).prop_shuffle()))
}

/// The ranking of today, for an inventory that has all the names.
fn ranking(modules: &[Module], entries: &[Entry]) -> Vec<Ranked> {
    rank(modules, entries, date(TODAY)).expect("all modules are in the inventory")
}

/// The module of this name.
fn find<'a>(ranked: &'a [Ranked], name: &str) -> &'a Ranked {
    let found = ranked.iter().find(|it| it.module == name);
    found.expect("the ranking has every module of the inventory")
}

//! `src/quote.rs`: what a price is made of, and how it looks.

use layers::{Cents, Grams, Quote, premium};
use rstest::rstest;

use crate::zone::zone;

/// Up to 500.00 the insurance is free, and each started hundred above costs 1.00. A whole hundred does not start the
/// next one: the price changes after 600.00, and not at 600.00.
#[rstest]
#[case::insured_free(50_000, 0)]
#[case::a_cent_more(50_001, 100)]
#[case::a_whole_hundred(60_000, 100)]
#[case::the_second_hundred(60_001, 200)]
fn a_started_hundred_has_its_premium(#[case] value: u64, #[case] expected: u64) {
    assert_eq!(premium(Cents(value)), Cents(expected), "for {value} cents");
}

/// The larger of the two weights is billed. The receipt says "by volume" only if the volume makes the price. If both
/// weights are equal, it does not.
#[rstest]
#[case::by_the_scale(1201, 1200, 1201, false)]
#[case::both_alike(1200, 1200, 1200, false)]
#[case::by_volume(1199, 1200, 1200, true)]
fn the_heavier_weight_is_billed(
    #[case] scale: u32,
    #[case] volume: u32,
    #[case] billed: u32,
    #[case] by_volume: bool,
) {
    let quote = Quote {
        weight: Grams(scale),
        volume: Grams(volume),
        ..quote()
    };
    assert_eq!(quote.billed(), Grams(billed), "what is billed");
    assert_eq!(quote.by_volume(), by_volume, "whether that is by volume");
}

/// A receipt as the customer reads it: it has no line for an extra that costs nothing, the amounts are aligned, and the
/// total is the sum of the lines above it. The line of the price is always there, even for a price of 0.00.
#[rstest]
#[case::of_the_price_alone("price_alone", Quote { heavy: Cents(0), fuel: Cents(0), insurance: Cents(0), ..quote() })]
#[case::of_every_part("every_part", Quote { volume: Grams(12_000), ..quote() })]
#[case::of_a_price_of_nothing("price_of_nothing", Quote { base: Cents(0), heavy: Cents(0), fuel: Cents(0), ..quote() })]
fn a_receipt_lists_what_is_charged(#[case] name: &str, #[case] quote: Quote) {
    let receipt = quote.to_string();
    insta::assert_snapshot!(name, receipt);
    assert_eq!(receipt, receipt.trim(), "begin and end of the receipt");
}

fn quote() -> Quote {
    Quote {
        zone: zone('B'),
        weight: Grams(1050),
        volume: Grams(1000),
        base: Cents(1490),
        heavy: Cents(600),
        fuel: Cents(105),
        insurance: Cents(1),
    }
}

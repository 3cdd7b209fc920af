//! `src/quote.rs`: what a price is made of, and how it looks.

use layers::{Cents, Grams, Quote, premium};
use rstest::rstest;

use crate::zone::zone;

/// 500.00 are insured without a premium, and each hundred above costs 1.00 as soon as it has been started. A whole
/// hundred has not started the next: the price changes behind 600.00, and not at it.
#[rstest]
#[case::insured_free(50_000, 0)]
#[case::a_cent_more(50_001, 100)]
#[case::a_whole_hundred(60_000, 100)]
#[case::the_second_hundred(60_001, 200)]
fn a_started_hundred_has_its_premium(#[case] value: u64, #[case] expected: u64) {
    assert_eq!(premium(Cents(value)), Cents(expected), "for {value} cents");
}

/// The heavier one of two weights is billed. "By volume" is said only when the volume is what makes the price: if
/// both are alike, the scale says the same.
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

/// A receipt as somebody reads it: what is not charged is not there, the amounts stand below each other, and the
/// total is the sum of what is above it.
#[rstest]
#[case::of_the_price_alone("price_alone", Quote { heavy: Cents(0), fuel: Cents(0), insurance: Cents(0), ..quote() })]
#[case::of_every_part("every_part", Quote { volume: Grams(12_000), ..quote() })]
fn a_receipt_lists_what_is_charged(#[case] name: &str, #[case] quote: Quote) {
    insta::assert_snapshot!(name, quote.to_string());
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

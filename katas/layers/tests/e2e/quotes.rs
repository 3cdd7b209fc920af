//! A price, on standard output.

use rstest::rstest;

use crate::command::{PARCEL, TARIFF, with_tariff};

/// The whole way from the options to the receipt on the screen. If only this test fails, the parts are not connected
/// right. If a test of a lower layer fails too, it is probably the same bug: begin with the lower one. This tariff adds
/// 2.50 in zone A for parcels that are billed at 10 kg or more.
#[rstest]
#[case::by_volume("by_volume", &PARCEL)]
#[case::by_the_scale("by_the_scale", &["--size=30x20x10", "--weight=12.000kg", "--to=10115"])]
fn the_price_of_a_parcel_is_printed(#[case] name: &str, #[case] parcel: &[&str]) {
    let printed = with_tariff(TARIFF, parcel);
    assert_eq!(printed.stderr, "", "standard error");
    insta::assert_snapshot!(name, printed.stdout);
    let after = printed.stdout.split_once(" EUR").map(|(_, after)| after);
    assert_eq!(after, Some("\n"), "what follows the total");
    assert_eq!(printed.status, Some(0), "the exit status");
}

/// A script needs the number, and no text around it. The tariff has other prices for other weights and zones, so each
/// option has to reach the desk.
#[rstest]
#[case::a_parcel("--size=40x30x10", "--weight=1800g", "--to=20095", "9.90\n")]
#[case::a_lighter_one("--size=20x15x10", "--weight=800g", "--to=20095", "5.90\n")]
#[case::a_larger_one("--size=60x40x25", "--weight=12000g", "--to=10115", "10.40\n")]
fn a_script_gets_the_total_and_nothing_else(
    #[case] size: &str,
    #[case] weight: &str,
    #[case] to: &str,
    #[case] total: &str,
) {
    let printed = with_tariff(TARIFF, &["--short", size, weight, to]);
    assert_eq!(printed.stdout, total, "{size} {weight} {to}");
}

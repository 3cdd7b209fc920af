//! `src/tariff.rs`: what the carrier has printed.

use layers::{Carrier, Cents, Grams, Permille, PriceStep, Tariff, TariffError, ZoneRow, price_of};
use rstest::rstest;

use crate::zone::{postcode, zone};

/// "Up to 2 kg" includes 2 kg. Many people pack a parcel to weigh exactly that. The steps here are not in order, and
/// the heavier one is cheaper: the lowest step that is enough counts, and not the first or the cheapest one.
#[rstest]
#[case::below_a_step(1999, Some(490))]
#[case::at_a_step(2000, Some(490))]
#[case::over_a_step(2001, Some(390))]
#[case::at_the_last_step(5000, Some(390))]
#[case::over_the_last_step(5001, None)]
fn a_step_holds_its_own_weight(#[case] grams: u32, #[case] expected: Option<u64>) {
    let steps = [step(5000, 390), step(2000, 490)];
    let price = price_of(&steps, Grams(grams));
    assert_eq!(price, expected.map(Cents), "{grams} g, steps at 2 and 5 kg");
}

/// "From 10 kg on" begins with 10 kg. A row that begins at more kilograms replaces one that begins at fewer, even if it
/// costs less. The two are not added.
#[rstest]
#[case::too_light(9, 0)]
#[case::at_its_begin(10, 250)]
#[case::at_the_next_row(20, 600)]
#[case::at_a_cheaper_row(40, 400)]
fn a_surcharge_begins_at_its_kilogram(#[case] kilograms: u32, #[case] cents: u64) {
    let tariff = tariff("heavy A 20 6.00\nheavy A 10 2.50\nheavy A 40 4.00\nheavy B 1 9.99\n");
    let surcharge = tariff.surcharge(zone('A'), kilograms);
    assert_eq!(surcharge, Ok(Cents(cents)), "zone A, {kilograms} kg");
}

/// The tariff keeps its rows in the order of the file. Comments and empty lines are for people, who also indent them.
/// White space has no meaning of its own. A zone may have several rows with different weights, and a weight may be in
/// several zones. A price may be 0.00.
#[test]
fn a_tariff_is_read_line_by_line() {
    let tariff = tariff(
        "# Tariff\n\n  # the islands\nzone C 18565-18565  # an island\nzone A 10000-19999\nzone A 00000-00999\n\
         price A 2kg 4.90\n\tprice\tA   5kg 6.90\nprice A 100g 0.00\nprice C 2kg 8.90# dear # very\n\
         heavy A 10 2.50\nheavy A 20 6.00# bulky\nheavy C 10 3.50\nheavy C 0 0.00\nfuel 7.5# per cent\n",
    );
    let row = |letter, first, last| ZoneRow {
        zone: zone(letter),
        first: postcode(first),
        last: postcode(last),
    };
    let rows = vec![
        row('C', 18_565, 18_565),
        row('A', 10_000, 19_999),
        row('A', 0, 999),
    ];
    assert_eq!(tariff.zones(), Ok(rows), "the zones");
    let steps = vec![step(2000, 490), step(5000, 690), step(100, 0)];
    assert_eq!(tariff.prices(zone('A')), Ok(steps), "the prices of zone A");
    assert_eq!(tariff.fuel(), Ok(Permille(75)), "the surcharge for fuel");
    let fuel = self::tariff("fuel 12\n").fuel();
    assert_eq!(fuel, Ok(Permille(120)), "without a point");
}

/// The error names the line that cannot be read, and says what is wrong with it: to correct a file of three hundred
/// lines, you need to know where to look. The program must not skip the line, since a tariff without it would give
/// wrong prices.
#[test]
fn a_line_that_cannot_be_read_is_named() {
    let lines = [
        "prize A 2kg 4.90",
        "Zone A 10000-19999",
        "Fuel 7.5",
        "prize A 2kg 4.90\nprise A 2kg 4.90",
        "zone A 10000",
        "zone A 10000-19999 B",
        "zone A 19999-10000",
        "zone A 1-2",
        "zone A 10000-1",
        "zone AB 10000-19999",
        "zone a 10000-19999",
        "zone Ä 10000-19999",
        "price a 2kg 4.90",
        "price A 2 4.90",
        "price A 2kg",
        "price A 2kg 4,90",
        "price A 2kg 4.90 EUR",
        "price A 2kg 4.90\nprice A 2000g 5.90",
        "price A 2kg 4.90\nprice A 2kg 4.90",
        "price A 2kg 4.90\nprice A 5kg 6.90\nprice A 2kg 4.90",
        "heavy a 10 2.50",
        "heavy A 10kg 2.50",
        "heavy A 9.5 2.50",
        "heavy A 10 2,50",
        "heavy A 10",
        "heavy A 10 2.50 EUR",
        "heavy A 10 2.50\nheavy A 10 3.50",
        "heavy A 10 2.50\nheavy A 10 2.50",
        "heavy A 10 2.50\nheavy A 20 6.00\nheavy A 10 2.50",
        "fuel 7.55",
        "fuel",
        "fuel 7.5 %",
        "fuel 7.5\nfuel 7.5",
        "fuel 0\nfuel 7.5",
    ];
    let messages = lines.map(|line| {
        let read: Result<Tariff, TariffError> = format!("# Tariff\n\n{line}").parse();
        let message = read.map_or_else(|error| error.to_string(), |_| "it is read".to_owned());
        format!("{line}\n    {message}")
    });
    insta::assert_snapshot!("messages", messages.join("\n"));
    let read: Result<Tariff, TariffError> = "zone A 10000-19999-29999".parse();
    let line = read.map_err(|error| error.line);
    assert_eq!(line, Err(1), "a row with three postcodes");
}

fn step(grams: u32, cents: u64) -> PriceStep {
    PriceStep {
        up_to: Grams(grams),
        price: Cents(cents),
    }
}

fn tariff(text: &str) -> Tariff {
    text.parse().expect("it is a tariff")
}

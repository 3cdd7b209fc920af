//! A parcel has two weights. Which of them counts where?

use layers::{Cents, Desk, DeskError, Grams, Order, Parcel, Permille, Quote, Size, Tariff};
use rstest::rstest;

use crate::mocks::{carrier, order, zone};

/// Price and surcharge use the billed weight. A pillow of 800 g with 60 × 40 × 25 cm is billed as the 12 kg that its
/// volume stands for. It costs as much as 12 kg of lead.
#[rstest]
#[case::lead(12_000, [300, 200, 100], 900, 200)]
#[case::a_pillow(800, [600, 400, 250], 900, 200)]
fn the_billed_weight_makes_the_price(
    #[case] grams: u32,
    #[case] size: [u32; 3],
    #[case] base: u64,
    #[case] heavy: u64,
) {
    let prices = "price A 5kg 4.00\nprice A 20kg 9.00\nheavy A 10 2.00\n";
    let quote = quote(prices, grams, size).expect("there is a price");
    assert_eq!(quote.base, Cents(base), "the price");
    assert_eq!(quote.heavy, Cents(heavy), "the surcharge");
}

/// The limit of the scale is about lifting, and a volume is not heavy. The desk takes a parcel of 38.4 kg by volume, if
/// the carrier has a price for this weight.
#[rstest]
#[case::with_a_price("price A 40kg 25.00\n", Ok(Cents(2500)))]
#[case::without_one("price A 20kg 9.00\n", Err(DeskError::NoPrice { zone: zone('A'), billed: Grams(38_400) }))]
#[case::without_any("price B 40kg 9.00\n", Err(DeskError::NoPrice { zone: zone('A'), billed: Grams(38_400) }))]
fn a_volume_has_no_limit_but_that_of_the_prices(
    #[case] prices: &str,
    #[case] expected: Result<Cents, DeskError>,
) {
    let quote = quote(prices, 2500, [800, 600, 400]);
    assert_eq!(quote.map(|quote| quote.base), expected, "the price");
}

/// The desk counts in grams and the carrier in kilograms, and both are plain numbers. So the test has to check the
/// question, and not only the answer: a mock does this. `a_started_kilogram_counts_as_a_whole_one` in the unit layer
/// has checked how `Grams` counts started kilograms.
#[rstest]
#[case::one_gram_more(2001)]
#[case::half_a_kilogram_more(2500)]
#[case::whole_kilograms(3000)]
fn the_carrier_is_asked_in_kilograms(#[case] grams: u32) {
    let weight = Grams(grams);
    let expected = (zone('A'), weight.kilograms());
    let mut carrier = carrier();
    carrier.expect_fuel().returning(|| Ok(Permille(0)));
    carrier
        .expect_surcharge()
        .times(1)
        .returning(move |zone, kilograms| {
            let asked = (zone, kilograms);
            assert_eq!(asked, expected, "zone and kilograms, for {weight}");
            Ok(Cents(150))
        });
    let size = order().parcel.size;
    let parcel = Parcel { size, weight };
    let quote = Desk::new(carrier).quote(&Order { parcel, ..order() });
    assert_eq!(
        quote.map(|quote| quote.heavy),
        Ok(Cents(150)),
        "the surcharge"
    );
}

fn quote(prices: &str, grams: u32, [length, width, height]: [u32; 3]) -> Result<Quote, DeskError> {
    let text = format!("zone A 10000-19999\n{prices}");
    let tariff: Tariff = text.parse().expect("it is a tariff");
    let parcel = Parcel {
        size: Size {
            length,
            width,
            height,
        },
        weight: Grams(grams),
    };
    Desk::new(tariff).quote(&Order { parcel, ..order() })
}

//! When there is no price.

use layers::{CarrierError, Cents, Desk, DeskError, Grams, Order, Parcel, Permille, Refusal, Size};
use rstest::rstest;

use crate::mocks::{MockCarrier, order, with_zones_and_prices};

/// A carrier charges for each question, so the desk must not ask about a parcel that it does not take. The result does
/// not show it: the refusal is the same with and without a question. A mock without any expectation shows it.
#[test]
fn the_carrier_is_not_asked_about_a_refused_parcel() {
    let heavy = Parcel {
        weight: Grams(40_000),
        ..order().parcel
    };
    let long = Parcel {
        size: Size {
            length: 1300,
            ..order().parcel.size
        },
        ..order().parcel
    };
    let refused = [
        (heavy, Refusal::TooHeavy(heavy.weight)),
        (long, Refusal::TooLong(1300)),
    ];
    for (parcel, refusal) in refused {
        let nobody_asks = MockCarrier::new();
        let quote = Desk::new(nobody_asks).quote(&Order { parcel, ..order() });
        assert_eq!(quote, Err(DeskError::Refused(refusal)), "{parcel:?}");
    }
}

/// A missing answer does not mean 0. A price without one of its parts would look like a right price.
#[rstest]
#[case::about_zones("zones")]
#[case::about_prices("prices")]
#[case::about_the_surcharge("surcharge")]
#[case::about_fuel("fuel")]
fn without_an_answer_there_is_no_price(#[case] question: &str) {
    let quote = Desk::new(silent_about(question)).quote(&order());
    let expected = DeskError::Carrier(silence());
    assert_eq!(quote, Err(expected), "no answer about {question}");
}

/// A carrier that answers every question but one.
fn silent_about(question: &str) -> MockCarrier {
    let mut silent = MockCarrier::new();
    match question {
        "zones" => drop(silent.expect_zones().returning(|| Err(silence()))),
        "prices" => drop(silent.expect_prices().returning(|_| Err(silence()))),
        "surcharge" => drop(silent.expect_surcharge().returning(|_, _| Err(silence()))),
        _ => drop(silent.expect_fuel().returning(|| Err(silence()))),
    }
    let mut carrier = with_zones_and_prices(silent);
    carrier.expect_surcharge().returning(|_, _| Ok(Cents(0)));
    carrier.expect_fuel().returning(|| Ok(Permille(0)));
    carrier
}

fn silence() -> CarrierError {
    CarrierError("no answer from the carrier".to_owned())
}

//! The carrier, mocked, and a plain order.
//!
//! A mock has its own messages. `called 0 time(s) which is fewer than expected 1` says that the desk never asked, and
//! `No matching expectation found` that it asked a question that the test does not expect.

use layers::{
    Carrier, CarrierError, Cents, Grams, Order, Parcel, Permille, Postcode, PriceStep, Size, Zone,
    ZoneRow,
};
use mockall::mock;

mock! {
    pub Carrier {}

    impl Carrier for Carrier {
        fn zones(&self) -> Result<Vec<ZoneRow>, CarrierError>;
        fn prices(&self, zone: Zone) -> Result<Vec<PriceStep>, CarrierError>;
        fn surcharge(&self, zone: Zone, kilograms: u32) -> Result<Cents, CarrierError>;
        fn fuel(&self) -> Result<Permille, CarrierError>;
    }
}

/// A carrier with the one zone A and the one price 8.05. Its answers about surcharge and fuel are still missing.
pub fn carrier() -> MockCarrier {
    with_zones_and_prices(MockCarrier::new())
}

/// Adds these answers to those that the carrier has. Earlier answers go before them.
pub fn with_zones_and_prices(mut carrier: MockCarrier) -> MockCarrier {
    let everywhere = ZoneRow {
        zone: zone('A'),
        first: postcode(0),
        last: postcode(99_999),
    };
    let step = PriceStep {
        up_to: Grams(40_000),
        price: Cents(805),
    };
    carrier
        .expect_zones()
        .returning(move || Ok(vec![everywhere]));
    carrier.expect_prices().returning(move |of| {
        assert_eq!(of, zone('A'), "the zone whose prices are asked for");
        Ok(vec![step])
    });
    carrier
}

/// A parcel of 2.5 kg and 30 × 20 × 10 cm (1.2 kg by volume) to 10115, not insured.
pub fn order() -> Order {
    let size = Size {
        length: 300,
        width: 200,
        height: 100,
    };
    Order {
        parcel: Parcel {
            size,
            weight: Grams(2500),
        },
        to: postcode(10_115),
        value: Cents(0),
    }
}

/// The postcode of this number.
pub fn postcode(number: u32) -> Postcode {
    Postcode::new(number).expect("it has five digits at most")
}

/// The zone of this letter.
pub fn zone(letter: char) -> Zone {
    Zone::new(letter).expect("it is a capital letter")
}

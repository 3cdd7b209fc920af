//! Fuel: a share of which parts of the price.

use layers::{Cents, Desk, Order, Permille};

use crate::mocks::{carrier, order};

/// The surcharge for fuel is a share of the transport: the price and the heavy surcharge, without the insurance. With
/// 8.05 and 2.05 it is 10 % of 10.10, and the premium of 4.00 does not count. The sum is rounded once: two shares, each
/// rounded to the nearest cent, would be one cent more.
#[test]
fn fuel_is_a_share_of_the_transport_alone() {
    let mut carrier = carrier();
    carrier.expect_surcharge().returning(|_, _| Ok(Cents(205)));
    carrier.expect_fuel().returning(|| Ok(Permille(100)));
    let order = Order {
        value: Cents(85_000),
        ..order()
    };
    let quote = Desk::new(carrier).quote(&order).expect("there is a price");
    assert_eq!(quote.insurance, Cents(400), "the premium");
    assert_eq!(quote.fuel, Cents(101), "the surcharge for fuel");
}

//! What is a share of what.

use layers::{Cents, Desk, Order, Permille};

use crate::mocks::{carrier, order};

/// Fuel moves the parcel, so it is a share of the price and of what is added for a heavy one. It does not move the
/// insurance: with 8.05 and 2.05 it is 10 % of 10.10, and the premium of 4.00 stays out of it. It is one share, and
/// rounded once: the shares of the two, each to the nearest cent, would be a cent more.
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

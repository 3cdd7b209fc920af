//! What is a share of what.

use layers::{Cents, Desk, Order, Permille};

use crate::mocks::{carrier, order};

/// Fuel moves the parcel, so it is a share of the price and of what is added for a heavy one. It does not move the
/// insurance: with 8.00 and 2.00 it is 10 % of 10.00, and the premium of 4.00 stays out of it.
#[test]
fn fuel_is_a_share_of_the_transport_alone() {
    let mut carrier = carrier();
    carrier.expect_surcharge().returning(|_, _| Ok(Cents(200)));
    carrier.expect_fuel().returning(|| Ok(Permille(100)));
    let order = Order {
        value: Cents(85_000),
        ..order()
    };
    let quote = Desk::new(carrier).quote(&order).expect("there is a price");
    assert_eq!(quote.insurance, Cents(400), "the premium");
    assert_eq!(quote.fuel, Cents(100), "the surcharge for fuel");
}

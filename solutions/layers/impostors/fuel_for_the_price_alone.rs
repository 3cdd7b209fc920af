//! title: Fuel for the price alone
//! severity: major
//! layers: integration
//! seen by: integration::surcharges::fuel_is_a_share_of_the_transport_alone
//! rule: The surcharge for fuel, as a share of what the transport costs: the price in the tariff and what is added for a heavy parcel.
//! asks: of which amounts is the fuel a share when the parcel is heavy?
//!
//! The surcharge for fuel is a share of the price, and the surcharge for weight is left out of it. The heavier the
//! parcel, the more is given away.
//!
//! A percentage needs to know of what. A test with every amount in play, each of them different, leaves only one
//! answer.

mod desk {
    impl<C: Carrier> Desk<C> {
        fn fuel(&self, quote: &Quote) -> Result<Cents, DeskError> {
            Ok(quote.base.share(self.carrier.fuel()?))
        }
    }
}

//! title: Charges no fuel for the heavy surcharge
//! severity: major
//! layers: integration
//! seen by: integration::surcharges::fuel_is_a_share_of_the_transport_alone
//! rule: Fuel is a share of price and heavy surcharge together, rounded once.
//! asks: of which amounts is the fuel a share when the parcel is heavy?
//!
//! The code takes the share of the price alone, and leaves the heavy surcharge out. The company loses some money on
//! every heavy parcel.
//!
//! A test needs all the amounts, and each of them different. Then only one of the possible sums gives the expected
//! share.

mod desk {
    impl<C: Carrier> Desk<C> {
        fn fuel(&self, quote: &Quote) -> Result<Cents, DeskError> {
            Ok(quote.base.share(self.carrier.fuel()?))
        }
    }
}

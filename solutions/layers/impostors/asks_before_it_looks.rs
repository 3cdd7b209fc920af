//! title: Asks the carrier before it checks the parcel
//! severity: minor
//! layers: integration
//! seen by: integration::refusals::the_carrier_is_not_asked_about_a_refused_parcel
//! rule: The desk asks the carrier nothing about a parcel that it does not take.
//! asks: how often is the carrier asked about a parcel that is refused?
//!
//! The author fetches everything first and then checks the parcel. The result is the same. But the desk has asked the
//! carrier for nothing, and a real carrier may charge for it.
//!
//! A test of the result passes. A mock sees it, because the test can say that the carrier must not be called.

mod desk {
    impl<C: Carrier> Desk<C> {
        pub fn quote(&self, order: &Order) -> Result<Quote, DeskError> {
            let zone = self.zone(order.to);
            order.parcel.check()?;
            let zone = zone?;
            let mut quote = Quote {
                zone,
                weight: order.parcel.weight,
                volume: order.parcel.size.volumetric(),
                base: Cents(0),
                heavy: Cents(0),
                fuel: Cents(0),
                insurance: premium(order.value),
            };
            quote.base = self.base(zone, quote.billed())?;
            quote.heavy = self.heavy(zone, quote.billed())?;
            quote.fuel = self.fuel(&quote)?;
            Ok(quote)
        }
    }
}

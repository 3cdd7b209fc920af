//! title: Finds the price by the scale alone
//! severity: critical
//! layers: integration
//! seen by: integration::weights::the_billed_weight_makes_the_price
//! rule: The price and the heavy surcharge are those of the billed weight.
//! asks: which weight decides about the price of a large and light parcel?
//!
//! The code computes the volumetric weight and puts it on the receipt, but does not use it for the price. The carrier
//! moves a pillow that fills the van for the price of a letter.
//!
//! Each weight has a unit test, and both are right. Only a test of the desk sees which one it uses for the price.

mod desk {
    impl<C: Carrier> Desk<C> {
        pub fn quote(&self, order: &Order) -> Result<Quote, DeskError> {
            order.parcel.check()?;
            let zone = self.zone(order.to)?;
            let mut quote = Quote {
                zone,
                weight: order.parcel.weight,
                volume: order.parcel.size.volumetric(),
                base: Cents(0),
                heavy: Cents(0),
                fuel: Cents(0),
                insurance: premium(order.value),
            };
            quote.base = self.base(zone, quote.weight)?;
            quote.heavy = self.heavy(zone, quote.billed())?;
            quote.fuel = self.fuel(&quote)?;
            Ok(quote)
        }
    }
}

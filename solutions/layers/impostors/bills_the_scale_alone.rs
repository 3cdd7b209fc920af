//! title: Bills the scale alone
//! severity: critical
//! layers: integration
//! seen by: integration::weights::the_billed_weight_makes_the_price
//! rule: The weight that is billed: that of the scale or that of the volume, whichever is more.
//! asks: which weight decides about the price of a large and light parcel?
//!
//! The volumetric weight is computed, put on the receipt, and not used for the price. A pillow that fills the van
//! travels for the price of its feathers.
//!
//! Both numbers are right, each by its own test. Which one is passed on only shows where somebody passes it on.

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

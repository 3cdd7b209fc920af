//! title: Chooses the heavy surcharge by the scale
//! severity: major
//! layers: integration
//! seen by: integration::weights::the_billed_weight_makes_the_price
//! rule: The price and the heavy surcharge are those of the billed weight.
//! asks: which weight decides about the surcharge when the volume stands for more than the scale says?
//!
//! The price goes by the billed weight here, and the surcharge by the weight on the scale. The author changed one of
//! two neighbouring lines, and not the other. The carrier gets too little for large, light parcels.
//!
//! A test of the price does not see the surcharge. The desk passes the weight on twice, so each needs a check.

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
            quote.base = self.base(zone, quote.billed())?;
            quote.heavy = self.heavy(zone, quote.weight)?;
            quote.fuel = self.fuel(&quote)?;
            Ok(quote)
        }
    }
}

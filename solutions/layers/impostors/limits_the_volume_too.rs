//! title: Limits the weight of the volume as well
//! severity: minor
//! layers: integration
//! seen by: integration::weights::a_volume_has_no_limit_but_that_of_the_prices
//! rule: The weight that the volume stands for has no limit.
//! asks: what does the desk say to a large parcel whose volume stands for more than the limit of the scale?
//!
//! The desk compares the limit of 31.5 kg with the billed weight. A customer with a large, light parcel, which one
//! person can lift, is sent away.
//!
//! `check` is right, and its unit tests pass. The desk gives it the wrong weight, so a test of the desk sees it.

mod desk {
    impl<C: Carrier> Desk<C> {
        pub fn quote(&self, order: &Order) -> Result<Quote, DeskError> {
            let volume = order.parcel.size.volumetric();
            Parcel {
                weight: order.parcel.weight.max(volume),
                ..order.parcel
            }
            .check()?;
            let zone = self.zone(order.to)?;
            let mut quote = Quote {
                zone,
                weight: order.parcel.weight,
                volume,
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

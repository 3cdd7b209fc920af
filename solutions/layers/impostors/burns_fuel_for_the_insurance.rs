//! title: Charges fuel for the insurance
//! severity: major
//! layers: integration
//! planted: yes
//! seen by: integration::surcharges::fuel_is_a_share_of_the_transport_alone
//! rule: Fuel is not a share of the insurance.
//! asks: of which amounts is the fuel a share when the parcel is insured?
//!
//! The author needed a share of "the price", and `total()` has the right type. But it includes the premium, so an
//! insured customer pays too much for fuel.
//!
//! The functions `share` and `total` are both right. The desk decides which amount it passes on. A test of the desk
//! sees it, if price, surcharge and premium are all more than 0.

mod desk {
impl<C: Carrier> Desk<C> {
    fn fuel(&self, quote: &Quote) -> Result<Cents, DeskError> {
        Ok(quote.total().share(self.carrier.fuel()?))
    }
}
}

//! title: Burns fuel for the insurance
//! severity: major
//! layers: integration
//! planted: yes
//! seen by: integration::surcharges::fuel_is_a_share_of_the_transport_alone
//! rule: The surcharge for fuel, as a share of what the transport costs: the price in the tariff and what is added for a heavy parcel.
//! asks: of which amounts is the fuel a share when the parcel is insured?
//!
//! A share of the price: of which price? `total()` was at hand, has the right type, and includes the premium.
//!
//! `share` is right and `total` is right. Which of the amounts is handed to which function is decided in the desk,
//! and a test of the desk with all of them in play is what sees it.

mod desk {
impl<C: Carrier> Desk<C> {
    fn fuel(&self, quote: &Quote) -> Result<Cents, DeskError> {
        Ok(quote.total().share(self.carrier.fuel()?))
    }
}
}

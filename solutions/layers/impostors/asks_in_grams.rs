//! title: Asks in grams
//! severity: critical
//! layers: integration, e2e
//! planted: yes
//! seen by: integration::weights::the_carrier_is_asked_in_kilograms
//! rule: What is added in a zone for a parcel that is billed at so many kilograms, started ones included; 0, if nothing is.
//! asks: in which unit does the carrier hear how heavy the parcel is?
//!
//! The desk counts in grams, the carrier in kilograms, and both signatures say `u32`. A parcel of 2.4 kg has the
//! surcharge of one of 2400.
//!
//! Both modules are right, and so are their unit tests. Two layers see it: the program prints a price that is too
//! high, and leaves the question why. A mock says which question was wrong, and how. A type of its own for
//! kilograms would not have let it compile.

mod desk {
impl<C: Carrier> Desk<C> {
    fn heavy(&self, zone: Zone, billed: Grams) -> Result<Cents, DeskError> {
        Ok(self.carrier.surcharge(zone, billed.0)?)
    }
}
}

//! title: Asks the carrier for grams instead of kilograms
//! severity: critical
//! layers: integration, e2e
//! planted: yes
//! seen by: integration::weights::the_carrier_is_asked_in_kilograms
//! rule: The desk asks the carrier for the heavy surcharge by zone and started kilograms.
//! asks: in which unit does the desk tell the carrier the weight?
//!
//! The desk counts in grams and the carrier in kilograms, and both are a `u32`. A customer with a parcel of 2.4 kg
//! pays the surcharge of one of 2400 kg.
//!
//! Both modules are right, and so are their unit tests. Two layers see it: the program prints a price that is too
//! high, and a mock shows the wrong argument. With a type of its own for kilograms the code would not compile.

mod desk {
impl<C: Carrier> Desk<C> {
    fn heavy(&self, zone: Zone, billed: Grams) -> Result<Cents, DeskError> {
        Ok(self.carrier.surcharge(zone, billed.0)?)
    }
}
}

//! title: Takes silence for nothing
//! severity: critical
//! layers: integration
//! seen by: integration::refusals::without_an_answer_there_is_no_price
//! rule: If the carrier does not answer a question, there is no price.
//! asks: what does a parcel cost when the carrier does not answer one of the questions?
//!
//! `unwrap_or` makes the type right. When the carrier does not answer, nothing is added, and the parcel goes out at
//! a loss as long as the line is down.
//!
//! The tariff in a file always answers, so the program as a whole never shows it. A mock that fails costs one line.

mod desk {
    impl<C: Carrier> Desk<C> {
        fn heavy(&self, zone: Zone, billed: Grams) -> Result<Cents, DeskError> {
            Ok(self
                .carrier
                .surcharge(zone, billed.kilograms())
                .unwrap_or(Cents(0)))
        }
    }
}

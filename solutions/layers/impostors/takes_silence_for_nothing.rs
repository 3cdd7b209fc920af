//! title: Charges nothing if the carrier does not answer
//! severity: critical
//! layers: integration
//! seen by: integration::refusals::without_an_answer_there_is_no_price
//! rule: If the carrier does not answer a question, there is no price.
//! asks: what does a parcel cost when the carrier does not answer one of the questions?
//!
//! `unwrap_or` makes the types fit. If the carrier does not answer, this code adds nothing, and the company loses
//! money while the line is down.
//!
//! A tariff from a file always answers, so no test of the program sees it. A mock that fails does.

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

//! title: Chooses the highest surcharge
//! severity: major
//! layers: unit
//! seen by: unit::tariff::a_surcharge_begins_at_its_kilogram
//! rule: Of several `heavy` rows that hold, the one that begins last counts, and no other, even if it costs less.
//! asks: which row counts when a later row costs less than an earlier one?
//!
//! The code chooses the row with the highest surcharge, and not the row that begins last. In most tariffs both are
//! the same row, since a heavier parcel costs more. In the others the customer pays too much.
//!
//! A test needs a row that begins later and costs less.

mod tariff {
    impl Carrier for Tariff {
        fn surcharge(&self, zone: Zone, kilograms: u32) -> Result<Cents, CarrierError> {
            let amounts = self
                .heavy
                .iter()
                .filter(|heavy| heavy.zone == zone && heavy.from <= kilograms)
                .map(|heavy| heavy.amount);
            Ok(amounts.max().unwrap_or(Cents(0)))
        }
    }
}

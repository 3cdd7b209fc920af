//! title: Adds the dearest surcharge
//! severity: major
//! layers: unit
//! seen by: unit::tariff::a_surcharge_begins_at_its_kilogram
//! rule: Of several `heavy` rows that hold, the one that begins last counts, and no other, even if it costs less.
//! asks: which row counts when a later row costs less than an earlier one?
//!
//! Of several rows the dearest counts, and not the one that begins last. In most tariffs the two are the same row, since a
//! heavier parcel costs more.
//!
//! Two rules that agree on every natural example are told apart by an unnatural one: here a row that begins later and costs
//! less.

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

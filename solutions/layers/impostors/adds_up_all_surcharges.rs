//! title: Adds up all surcharges
//! severity: major
//! layers: unit
//! seen by: unit::tariff::a_surcharge_begins_at_its_kilogram
//! rule: Of several `heavy` rows that hold, the one that begins last counts, and no other, even if it costs less.
//! asks: what is added when a parcel is heavy enough for several rows?
//!
//! 25 kg are more than 10 and more than 20, so this code adds both surcharges. But the second one should replace the
//! first. The customer pays twice.
//!
//! With one row both versions give the same price. A rule about several rows needs a test with several.

mod tariff {
    impl Carrier for Tariff {
        fn surcharge(&self, zone: Zone, kilograms: u32) -> Result<Cents, CarrierError> {
            let rows = self
                .heavy
                .iter()
                .filter(|heavy| heavy.zone == zone && heavy.from <= kilograms);
            Ok(rows.map(|heavy| heavy.amount).sum())
        }
    }
}

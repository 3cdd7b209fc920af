//! title: Begins a kilogram too late
//! severity: minor
//! layers: unit
//! seen by: unit::tariff::a_surcharge_begins_at_its_kilogram
//! rule: A `heavy` row holds from its kilograms on, those included.
//! asks: does the weight that a row begins at belong to the row?
//!
//! "From 10 kg on" became `<`, and begins with 11.
//!
//! "From" and "up to" are the words to stop at. Each stands for two tests: the number, and its neighbour.

mod tariff {
    impl Carrier for Tariff {
        fn surcharge(&self, zone: Zone, kilograms: u32) -> Result<Cents, CarrierError> {
            let row = self
                .heavy
                .iter()
                .filter(|heavy| heavy.zone == zone && heavy.from < kilograms)
                .max_by_key(|heavy| heavy.from);
            Ok(row.map_or(Cents(0), |heavy| heavy.amount))
        }
    }
}

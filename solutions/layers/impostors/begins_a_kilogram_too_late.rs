//! title: Begins a heavy row a kilogram too late
//! severity: minor
//! layers: unit
//! seen by: unit::tariff::a_surcharge_begins_at_its_kilogram
//! rule: A `heavy` row holds from its kilograms on, those included.
//! asks: does a `heavy` row hold for exactly the weight that it names?
//!
//! The author read "from 10 kg on" as `<`, so the row begins at 11 kg. A customer with a parcel of exactly 10 kg pays
//! no surcharge.
//!
//! The words "from" and "up to" need two tests each: the number itself, and the one next to it.

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

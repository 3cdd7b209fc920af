//! title: No tariff is an empty one
//! severity: major
//! layers: e2e
//! seen by: e2e::failures::a_bad_tariff_is_named
//!
//! The file cannot be read, so its text is empty, and an empty tariff is a good one: nothing is carried anywhere.
//! The customer is told that their town does not exist.
//!
//! Reading files is done at the edge, and mistakes at the edge are seen from outside.

mod main {
    fn read_tariff(path: &Path) -> Result<Tariff, Failure> {
        let text = fs::read_to_string(path).unwrap_or_default();
        text.parse().map_err(|source| Failure::Tariff {
            path: path.to_owned(),
            source,
        })
    }
}

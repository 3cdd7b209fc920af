//! title: Reads a missing file as an empty tariff
//! severity: major
//! layers: e2e
//! seen by: e2e::failures::a_bad_tariff_is_named
//! rule: 2 | a wrong option, no tariff, a tariff that cannot be read, or a price that cannot be written
//! asks: what does the program say when the file of the tariff cannot be read?
//!
//! `unwrap_or_default` turns a file that cannot be read into an empty text. An empty tariff is a valid one without
//! zones. The customer reads that nothing is carried to their town.
//!
//! The program reads the file, so a test of the built command sees it.

mod main {
    fn read_tariff(path: &Path) -> Result<Tariff, Failure> {
        let text = fs::read_to_string(path).unwrap_or_default();
        text.parse().map_err(|source| Failure::Tariff {
            path: path.to_owned(),
            source,
        })
    }
}

//! title: Reads a missing file as an empty tariff
//! severity: major
//! layers: e2e
//! seen by: e2e::failures::a_bad_tariff_is_named
//! rule: Exit status: 0 if a price is printed. 1 if this parcel has none: it is too long, too large or too heavy, the carrier does not serve the postcode, or the tariff has no price. 2 for wrong usage, for a tariff that cannot be read, for a carrier that does not answer (a tariff from a file always does), and if standard output cannot be written.
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

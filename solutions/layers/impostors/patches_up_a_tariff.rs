//! title: Replaces bytes that are not UTF-8
//! severity: minor
//! layers: e2e
//! seen by: e2e::failures::a_bad_tariff_is_named
//! rule: A tariff that is not UTF-8 cannot be read.
//! asks: what does the program say to a tariff in an encoding that it does not know?
//!
//! `from_utf8_lossy` has no error, so the code has one branch less. But a file in another encoding may have lost more
//! than a letter of a comment, and the program prints a price without a warning.
//!
//! All texts in the tests are UTF-8, since a test's source is. Write the file of one test as bytes.

mod main {
    fn read_tariff(path: &Path) -> Result<Tariff, Failure> {
        let bytes = fs::read(path).map_err(|source| Failure::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        let text = String::from_utf8_lossy(&bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        text.parse().map_err(|source| Failure::Tariff {
            path: path.to_owned(),
            source,
        })
    }
}

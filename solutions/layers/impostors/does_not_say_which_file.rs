//! title: Does not say which file
//! severity: minor
//! layers: e2e
//! seen by: e2e::failures::a_bad_tariff_is_named
//! rule: The message about a bad tariff names the file, and the line if there is one.
//! asks: what does a user learn about a tariff with a wrong line?
//!
//! "line 2: …", and the reader asks: of what? There are an option and a variable, and the file is the one that
//! nobody thought of.
//!
//! The tariff knows its lines, and not where it came from. Who puts the two together is the program.

mod main {
    fn report(failure: &Failure) -> io::Result<()> {
        match failure {
            Failure::Tariff { source, .. } => writeln!(io::stderr(), "layers: {source}"),
            _ => writeln!(io::stderr(), "layers: {}", in_full(failure)),
        }
    }
}

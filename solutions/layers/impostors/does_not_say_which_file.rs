//! title: Does not say which file
//! severity: minor
//! layers: e2e
//! seen by: e2e::failures::a_bad_tariff_is_named
//! rule: The message about a bad tariff names the path of the file, as it was given, and the line if there is one.
//! asks: what does a user learn about a tariff with a wrong line?
//!
//! The message begins with "line 2: …" and does not name the file. The user may have set the option, the variable or
//! both, and has to guess.
//!
//! The tariff knows its lines, and not its file. The program puts the two together, so a test of the program has to
//! check both.

mod main {
    fn report(failure: &Failure) -> io::Result<()> {
        match failure {
            Failure::Tariff { source, .. } => writeln!(io::stderr(), "layers: {source}"),
            _ => writeln!(io::stderr(), "layers: {}", in_full(failure)),
        }
    }
}

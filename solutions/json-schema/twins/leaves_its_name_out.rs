//! title: Begins a report with the input that is to blame
//! freedom: wording
//! rule: Whether `json-schema: ` is in front of a report.
//!
//! Many programs put their name in front of a report. This one does not.

mod main {
    fn main() -> ExitCode {
        run(&Cli::parse()).unwrap_or_else(|problem| {
            let _ = writeln!(io::stderr(), "{problem}");
            ExitCode::from(2)
        })
    }
}

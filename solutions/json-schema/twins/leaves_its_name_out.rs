//! title: Begins a report with the name of the bad input
//! freedom: wording
//! rule: Whether `json-schema: ` is in front of a report.
//!
//! Many programs begin a report with their own name. This one does not.

mod main {
    fn main() -> ExitCode {
        run(&Cli::parse()).unwrap_or_else(|problem| {
            let _ = writeln!(io::stderr(), "{problem}");
            ExitCode::from(2)
        })
    }
}

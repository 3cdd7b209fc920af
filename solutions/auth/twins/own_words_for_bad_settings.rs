//! title: Says in its own words which setting is bad
//! freedom: wording
//! rule: The message about a bad setting names the variable, and never shows its value.
//!
//! The message must name the variable and must not show its value. The README leaves its other words open.

mod main {
    fn main() -> ExitCode {
        let outcome = match Cli::parse().command {
            Command::Serve(args) => serve(&args),
            Command::Hash(args) => hash(&args),
        };
        let Err(failure) = outcome else {
            return ExitCode::SUCCESS;
        };
        let words = match &failure {
            Failure::NoSecret => format!("Set {SECRET_VARIABLE}."),
            Failure::ShortSecret(_) => format!("{SECRET_VARIABLE} must be longer."),
            Failure::Admin(_) | Failure::AdminNoText => {
                format!("{ADMIN_VARIABLE} should be NAME:HASH, with a hash of `auth hash`.")
            }
            other => format!("This went wrong: {other}"),
        };
        let _ = writeln!(io::stderr(), "{words}");
        failure.status()
    }
}

//! title: Says in its own words that a port is taken
//! freedom: wording
//! rule: The order of the header fields in an answer, and your words for a port that is taken.
//!
//! The exit status is a rule, and the message names the port. All other words are free.

mod main {
    fn main() -> ExitCode {
        let outcome = match Cli::parse().command {
            Command::Echo(args) => echo(&args),
            Command::Ticker(args) => ticker(&args),
        };
        let words = match outcome {
            Ok(()) => return ExitCode::SUCCESS,
            Err(Failure::Listen { port, .. }) => format!("No server can start at port {port}."),
            Err(failure) => format!("The server stops: {failure}."),
        };
        let _ = writeln!(io::stderr(), "{words}");
        ExitCode::from(1)
    }
}

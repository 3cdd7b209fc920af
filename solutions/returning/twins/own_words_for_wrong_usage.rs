//! title: Says in its own words what went wrong
//! freedom: wording
//! rule: wrong usage, or any other failure; the message on standard error says what and where
//!
//! The rules say that a message names what is wrong, and where. The README leaves its other words open.

mod main {
    fn main() -> ExitCode {
        let outcome = match Cli::parse().command {
            Command::Add(args) => add(&args),
            Command::Claim(args) => claim(&args),
            Command::Done(args) => done(&args),
            Command::Fail(args) => fail(&args),
            Command::List(args) => list(&args),
            Command::Purge(args) => purge(&args),
        };
        let Err(failure) = outcome else {
            return ExitCode::SUCCESS;
        };
        let _ = writeln!(io::stderr(), "The queue says: {failure}");
        failure.status()
    }

    fn digits<N: FromStr>(text: &str) -> Result<N, &'static str> {
        if text.is_empty() || text.contains(|character: char| !character.is_ascii_digit()) {
            return Err("only 0 to 9 make a number");
        }
        text.parse().map_err(|_| "that is too much")
    }
}

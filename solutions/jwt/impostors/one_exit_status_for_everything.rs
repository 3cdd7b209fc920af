//! title: One exit status for everything that fails
//! severity: minor
//! seen by: e2e::failures::wrong_usage_gives_status_2_and_says_what_to_do
//! rule: Exit status: 0 when all is well, 1 when a token is refused, 2 for wrong usage or bad input.
//! asks: how does a script tell a refused token from a key that is not there?
//!
//! A failure is a failure, so the exit status is 1. A script that asks whether a token is good now takes
//! a missing key, or an option that is spelled wrong, for the answer "no". One day the key is not
//! mounted, and every token is refused with a good conscience.
//!
//! No test of a function knows about exit statuses. It takes the built command, one refusal and one
//! accident, and the exact number for both.

mod main {
    fn main() -> ExitCode {
        let outcome = match Cli::parse().command {
            Command::Sign(args) => sign(&args),
            Command::Verify(args) => verify(args),
            Command::Inspect(args) => inspect_token(args),
        };
        match outcome.and_then(|text| print(&text)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => {
                let _ = writeln!(io::stderr(), "jwt: {failure}");
                ExitCode::FAILURE
            }
        }
    }
}

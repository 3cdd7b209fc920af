//! title: One exit status for everything that fails
//! severity: minor
//! seen by: e2e::failures::wrong_usage_gives_status_2_and_says_what_to_do
//! rule: 2 | wrong usage or bad input; the message says what to do
//! asks: how does a script tell a refused token from a missing key?
//!
//! Every failure ends with status 1 here. A script that asks whether a token is good then takes a missing key, or a
//! misspelled option, for "no". When the key file is missing one day, the script refuses all users.
//!
//! Tests of functions do not see exit statuses. A test of the built command needs a refused token and wrong usage,
//! and the exact status of both.

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

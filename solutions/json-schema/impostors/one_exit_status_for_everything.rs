//! title: Has one exit status for everything
//! severity: major
//! seen by: e2e::verdicts::a_document_that_is_not_valid_is_exit_status_1_with_all_failures
//! rule: 2 | no verdict: `-` for both, a file that cannot be read, a text that is not JSON or beyond a limit, a schema with an error
//! asks: how does a script tell an invalid document from one that it cannot read?
//!
//! "The document is not valid" and "no such file" are both status 1. A script that checks the status refuses a good
//! document because of a typing error in its name.
//!
//! The exit status is part of a program's interface. A test expects the exact number for each case.

mod main {
    fn main() -> ExitCode {
        match run(&Cli::parse()) {
            Ok(status) => status,
            Err(problem) => {
                let _ = writeln!(io::stderr(), "json-schema: {problem}");
                ExitCode::from(1)
            }
        }
    }
}

//! title: Fails with the same status for everything
//! severity: major
//! seen by: e2e::verdicts::a_document_that_is_not_valid_is_exit_status_1_with_all_failures
//! rule: 2 | no verdict: `-` for both, a file that cannot be read, a text that is not JSON or beyond a limit, a schema with an error
//! asks: how does a script tell a document that is not valid from one that cannot be read?
//!
//! "The document is wrong" and "there is no such file" are both 1. A script that looks at the status refuses a good
//! document because of a slip in a name.
//!
//! A program's exit status is part of its interface, and has tests like the rest of it.

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

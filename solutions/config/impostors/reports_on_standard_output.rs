//! title: Reports on standard output
//! severity: major
//! seen by: e2e::show::bytes_that_are_no_text_matter_in_our_variables_only
//! rule: wrong usage, settings that cannot be used, or a file that cannot be read or written; standard error says which
//! asks: on which stream is the report?
//!
//! `println!` is the habit, so the report goes to standard output. A script that saves the output of `config show`
//! then saves an error message as settings. A log of standard error stays empty.
//!
//! In a terminal both streams look the same. A test of the built command has to check both.

mod main {
    fn main() -> ExitCode {
        match run(Cli::parse()).and_then(|text| print(&text)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => {
                let _ = writeln!(io::stdout(), "config: {failure}");
                ExitCode::from(2)
            }
        }
    }
}

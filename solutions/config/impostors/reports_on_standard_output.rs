//! title: Reports on standard output
//! severity: major
//! seen by: e2e::show::bytes_that_are_no_text_matter_in_our_variables_only
//! rule: wrong usage, settings that cannot be used, or a file that cannot be read or written; standard error says which
//! asks: on which of the two streams does the report stand?
//!
//! `println!` is what one has at hand. A script that keeps the output of `config show` keeps an error message, and the log
//! that collects standard error stays empty.
//!
//! The e2e layer can tell the two streams apart, and has to say what is on both.

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

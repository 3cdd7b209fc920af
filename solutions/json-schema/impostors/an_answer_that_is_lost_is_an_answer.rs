//! title: Ignores that its output was lost
//! severity: major
//! seen by: e2e::verdicts::a_document_that_is_not_valid_is_exit_status_1_with_all_failures
//! rule: no verdict: `-` for both, a file that cannot be read, a text that is not JSON or beyond a limit, a schema with an error, an answer that cannot be written
//! asks: what is the exit status if the disk is full and the program cannot write the failures?
//!
//! `println!` would panic, so the code uses `writeln!` and drops its result. Now nothing panics, but the report is
//! empty, and the exit status says that it is complete. Its reader sees an invalid instance without a failure.
//!
//! In a test, standard output usually accepts everything. A test needs one that does not, such as `/dev/full`.

mod main {
    fn run(cli: &Cli) -> Result<ExitCode, Problem> {
        if cli.schema == "-" && cli.document == "-" {
            return Err(Problem::StandardInputTwice);
        }
        let schema = Schema::new(read(&cli.schema)?).map_err(|problem| Problem::Schema {
            name: shown(&cli.schema),
            problem,
        })?;
        let failures = schema.validate(&read(&cli.document)?);
        for failure in &failures {
            let _ = writeln!(io::stdout(), "{failure}");
        }
        Ok(ExitCode::from(u8::from(!failures.is_empty())))
    }
}

//! title: An answer that is lost is an answer
//! severity: major
//! seen by: e2e::verdicts::a_document_that_is_not_valid_is_exit_status_1_with_all_failures
//! rule: no verdict: `-` for both, a file that cannot be read, a text that is not JSON or beyond a limit, a schema with an error, an answer that cannot be written
//! asks: what is the exit status when the failures cannot be written, since the disk is full?
//!
//! `println!` would crash, so the result of `writeln!` is thrown away, and nothing crashes any more. The report is empty, the
//! exit status says that it is complete, and who reads it thinks that there is a mistake without a name.
//!
//! In a test standard output always takes what is written. It takes one that does not, such as `/dev/full`.

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

//! title: Puts the answer on standard error
//! severity: minor
//! seen by: e2e::verdicts::a_document_that_is_not_valid_is_exit_status_1_with_all_failures
//! rule: Failures go to standard output, a line each, as `Failure` displays itself (given).
//! asks: on which stream does the program write the failures?
//!
//! The failures are the answer that the user asked for, and the code writes them where problems go. `json-schema a b
//! | wc -l` counts none of them.
//!
//! Each stream has one purpose. A test checks both.

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
            writeln!(io::stderr(), "{failure}").map_err(Problem::Stdout)?;
        }
        Ok(ExitCode::from(u8::from(!failures.is_empty())))
    }
}

//! title: Names standard input `-`
//! severity: minor
//! seen by: e2e::problems::without_a_verdict_the_exit_status_is_2
//! rule: A report begins with the name of the input that has the error: the file as it was given, or `standard input`.
//! asks: how does a report name a schema that came from standard input and is not valid?
//!
//! Two of the three reports write a name that a person understands. The third one writes the argument as it is: `-: not
//! a schema`. The user looks for a file with this name.
//!
//! Most users send the document over standard input, so most tests do that too. A test needs a schema from there.

mod main {
    fn run(cli: &Cli) -> Result<ExitCode, Problem> {
        if cli.schema == "-" && cli.document == "-" {
            return Err(Problem::StandardInputTwice);
        }
        let schema = Schema::new(read(&cli.schema)?).map_err(|problem| Problem::Schema {
            name: cli.schema.clone(),
            problem,
        })?;
        let failures = schema.validate(&read(&cli.document)?);
        for failure in &failures {
            writeln!(io::stdout(), "{failure}").map_err(Problem::Stdout)?;
        }
        Ok(ExitCode::from(u8::from(!failures.is_empty())))
    }
}

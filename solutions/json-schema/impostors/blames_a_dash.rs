//! title: Blames a dash
//! severity: minor
//! seen by: e2e::problems::without_a_verdict_the_exit_status_is_2
//! rule: A report begins with the name of the input that is to blame: the file as it was given, or `standard input`.
//! asks: how does a report call the schema when it came from standard input and is none?
//!
//! Two of the three reports ask what a person calls the input. The third takes the argument as it is, and says `-: not a
//! schema`.
//!
//! The document is what people send over standard input, so it is what is tested. It takes a schema from there.

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

//! title: Reads the document before the schema
//! freedom: order
//! rule: Which of the two inputs is read first
//!
//! A verdict needs both. The program may read either of them first.

mod main {
    fn run(cli: &Cli) -> Result<ExitCode, Problem> {
        if [cli.schema.as_str(), cli.document.as_str()] == ["-", "-"] {
            return Err(Problem::StandardInputTwice);
        }
        let document = read(&cli.document)?;
        let schema = read(&cli.schema)?;
        let schema = Schema::new(schema).map_err(|problem| Problem::Schema {
            name: shown(&cli.schema),
            problem,
        })?;
        let mut status = 0;
        for failure in schema.validate(&document) {
            status = 1;
            writeln!(io::stdout(), "{failure}").map_err(Problem::Stdout)?;
        }
        Ok(ExitCode::from(status))
    }
}

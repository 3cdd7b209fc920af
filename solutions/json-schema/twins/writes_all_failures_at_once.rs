//! title: Writes all failures at once
//! freedom: calls
//! rule: whether all failures are written at once
//!
//! The rules say what the program prints, and not in how many writes.

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
        let lines: String = failures.iter().map(|failure| format!("{failure}\n")).collect();
        let mut out = io::stdout().lock();
        out.write_all(lines.as_bytes())
            .and_then(|()| out.flush())
            .map_err(Problem::Stdout)?;
        Ok(ExitCode::from(if failures.is_empty() { 0 } else { 1 }))
    }
}

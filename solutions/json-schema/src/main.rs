//! The command `json-schema`: checks a document by a schema, and prints the failures.
//!
//! Exit status: 0 if the document is valid, 1 if it is not, 2 for wrong usage, for a file that cannot be read,
//! and for an invalid schema.

use std::fs;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use clap::Parser;
use json_schema::{ReadError, Schema, SchemaError};
use serde_json::Value;
use thiserror::Error;

/// Checks a JSON document against a JSON Schema (draft 2020-12), and prints each failure on a line.
#[derive(Debug, Parser)]
#[command(name = "json-schema", bin_name = "json-schema", version)]
struct Cli {
    /// The file with the schema, or `-` for standard input
    schema: String,
    /// The file with the document, or `-` for standard input
    #[arg(value_name = "DOC")]
    document: String,
}

/// Why the command fails.
#[derive(Debug, Error)]
enum Problem {
    #[error("standard input cannot be both the schema and the document")]
    StandardInputTwice,
    #[error("{name}: cannot be read: {problem}")]
    Unreadable { name: String, problem: io::Error },
    #[error("{name}: {problem}")]
    NotJson { name: String, problem: ReadError },
    #[error("{name}: {problem}")]
    Schema { name: String, problem: SchemaError },
    #[error("cannot write to standard output: {0}")]
    Stdout(io::Error),
}

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(status) => status,
        Err(problem) => {
            // If standard error is closed, there is nothing to do.
            let _ = writeln!(io::stderr(), "json-schema: {problem}");
            ExitCode::from(2)
        }
    }
}

/// Checks the document, and prints the failures to standard output.
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
        // `println!` would panic when a reader such as `head` has gone.
        writeln!(io::stdout(), "{failure}").map_err(Problem::Stdout)?;
    }
    Ok(ExitCode::from(u8::from(!failures.is_empty())))
}

/// The JSON in a file, or on standard input for `-`.
fn read(name: &str) -> Result<Value, Problem> {
    let mut bytes = Vec::new();
    let read = if name == "-" {
        io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        fs::read(name).map(|content| bytes = content)
    };
    read.map_err(|problem| Problem::Unreadable {
        name: shown(name),
        problem,
    })?;
    json_schema::read(&bytes).map_err(|problem| Problem::NotJson {
        name: shown(name),
        problem,
    })
}

/// The name of the input in messages.
fn shown(name: &str) -> String {
    match name {
        "-" => "standard input".to_owned(),
        file => file.to_owned(),
    }
}

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
    todo!()
}

/// The JSON in a file, or on standard input for `-`.
fn read(name: &str) -> Result<Value, Problem> {
    todo!()
}

/// The name of the input in messages.
fn shown(name: &str) -> String {
    match name {
        "-" => "standard input".to_owned(),
        file => file.to_owned(),
    }
}

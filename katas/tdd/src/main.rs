//! The command `tdd`: adds up the numbers in its argument, and then in each line that it reads.
//!
//! Exit status: 0 after success, 1 if a sum could be neither logged nor reported, 2 for wrong usage or bad input.

use std::error::Error;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs::OpenOptions;
use std::io::{self, BufRead, Write};
use std::iter;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use tdd::{AddError, Calculator, CalculatorError, LogError, Logger, ServiceError, WebService};
use thiserror::Error;

/// The string calculator: prints the sum of the numbers in a text.
///
/// Then it reads texts from standard input, one per line, and prints the sum of each. It stops at an empty line or at
/// the end of the input.
#[derive(Debug, Parser)]
#[command(name = "tdd", bin_name = "tdd", version)]
struct Cli {
    /// Append every sum to this file
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
    /// The numbers, such as `1,2,3`
    text: OsString,
}

/// Where a text came from.
#[derive(Debug)]
enum Place {
    Argument,
    /// The line that it begins in, counted from 1.
    Line(usize),
}

/// Why the command fails.
#[derive(Debug, Error)]
enum Failure {
    #[error("{place}")]
    Input { place: Place, source: AddError },
    #[error("{place}: its bytes are not text")]
    NotText { place: Place },
    #[error("{place}: cannot be read")]
    Stdin { place: Place, source: io::Error },
    #[error("cannot write to standard output")]
    Stdout(#[source] io::Error),
}

/// The log: a line for every sum, in a file, if one was named.
#[derive(Debug)]
struct LogFile(Option<PathBuf>);

/// The web service of this command: standard error. A real service would be called over the network.
#[derive(Debug)]
struct Operator;

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(status) => status,
        Err(failure) => {
            // If standard error is closed, there is nothing to do.
            let _ = writeln!(io::stderr(), "tdd: {}", in_full(&failure));
            ExitCode::from(2)
        }
    }
}

/// An error and its causes, in one line.
fn in_full(error: &dyn Error) -> String {
    let causes = iter::successors(error.source(), |&cause| cause.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}

/// Prints the sum of the argument, and of every text on standard input.
fn run(cli: Cli) -> Result<ExitCode, Failure> {
    todo!()
}

/// The argument as a text. It is given, because a shell passes any bytes on: call it for the first text.
fn as_text(argument: &OsStr) -> Result<&str, Failure> {
    let place = Place::Argument;
    argument.to_str().ok_or(Failure::NotText { place })
}

/// Standard input, and how many lines of it have been read. It is given: call [`Input::text`] for the next
/// text.
struct Input<R> {
    reader: R,
    lines: usize,
}

impl<R: BufRead> Input<R> {
    /// The next text: a line, or a header and the line behind it. Nothing after an empty line, or at the end.
    fn text(&mut self) -> Result<Option<(Place, String)>, Failure> {
        let Some(mut text) = self.line()?.filter(|line| !line.is_empty()) else {
            return Ok(None);
        };
        let place = Place::Line(self.lines);
        if text.starts_with("//")
            && let Some(numbers) = self.line()?
        {
            text = format!("{text}\n{numbers}");
        }
        Ok(Some((place, text)))
    }

    /// The next line, without its end (`\n` or `\r\n`).
    fn line(&mut self) -> Result<Option<String>, Failure> {
        self.lines += 1;
        self.reader
            .by_ref()
            .lines()
            .next()
            .transpose()
            .map_err(|source| Failure::Stdin {
                place: Place::Line(self.lines),
                source,
            })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Argument => write!(formatter, "argument"),
            Self::Line(line) => write!(formatter, "line {line}"),
        }
    }
}

impl Logger for LogFile {
    fn log(&self, sum: u64) -> Result<(), LogError> {
        todo!()
    }
}

impl WebService for Operator {
    fn notify(&self, message: &str) -> Result<(), ServiceError> {
        todo!()
    }
}

//! The command `triage`: ranks the modules of a service by their risk.
//!
//! Exit status: 0 when the ranking was printed, 1 when the files cannot be ranked (a line on standard error says which
//! and why), 2 for wrong usage.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Args, Parser, Subcommand};
use thiserror::Error;
use triage::date::Date;
use triage::risk::ranking::report;
use triage::risk::triage::{Calendar, Files, Triage, TriageError};

/// Triage: which modules need tests most?
#[derive(Debug, Parser)]
#[command(name = "triage", bin_name = "triage", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the modules, the riskiest first
    Rank(RankArgs),
}

#[derive(Debug, Args)]
struct RankArgs {
    /// The day of the ranking, such as 2026-01-31 [default: today, by the machine's clock]
    #[arg(long, value_name = "DATE", value_parser = date)]
    today: Option<Date>,
    /// Print only the first COUNT modules
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true, value_parser = count)]
    top: Option<usize>,
    /// The modules: name, criticality and branches in each line
    inventory: PathBuf,
    /// Their history: date, module, `change` or `fault`, and a note in each line
    history: PathBuf,
}

/// Why the command does not do what it was asked.
#[derive(Debug, Error)]
enum Failure {
    #[error(transparent)]
    Triage(#[from] TriageError),
    #[error("cannot write to standard output: {0}")]
    Stdout(io::Error),
}

/// The real files.
#[derive(Debug)]
struct Disk;

/// The day that was given with `--today`, or else the one of the machine's clock (in UTC).
#[derive(Debug)]
struct Day(Option<Date>);

fn main() -> ExitCode {
    let Command::Rank(args) = Cli::parse().command;
    match ranking(&args).and_then(|text| print(&text)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => complain(&failure),
    }
}

/// Says on standard error what is wrong, in a line that begins with `triage: `; the exit status for it.
fn complain(failure: &Failure) -> ExitCode {
    // If standard error is closed, there is nothing to do.
    let _ = writeln!(io::stderr(), "triage: {failure}");
    ExitCode::from(1)
}

/// The text to print: the report on the first `--top` modules of the ranking, or on all of them.
fn ranking(args: &RankArgs) -> Result<String, Failure> {
    let triage = Triage::new(Disk, Day(args.today));
    let mut ranked = triage.rank(&args.inventory, &args.history)?;
    ranked.truncate(args.top.unwrap_or(usize::MAX));
    Ok(report(&ranked))
}

/// Writes to standard output. (`print!` would panic when a reader such as `head` has gone.)
fn print(text: &str) -> Result<(), Failure> {
    io::stdout()
        .write_all(text.as_bytes())
        .map_err(Failure::Stdout)
}

/// A number in digits only. (`parse` alone would also accept `+5`.)
fn count(text: &str) -> Result<usize, &'static str> {
    let number = text.parse().ok();
    number
        .filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
        .ok_or("give a whole number, in digits")
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "give a day such as 2026-01-31".to_owned())
}

impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<String> {
        let text = fs::read_to_string(path)?;
        // Many spreadsheets write a byte order mark at the start of a file.
        Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
    }
}

impl Calendar for Day {
    fn today(&self) -> Date {
        self.0.unwrap_or_else(|| {
            let since = SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap_or_default();
            Date::of_clock(since.as_secs())
        })
    }
}

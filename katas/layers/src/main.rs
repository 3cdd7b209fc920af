//! The command `layers`: prints the price of a parcel.
//!
//! Exit status: 0 if a price is printed. 1 if this parcel has none: it is too long, too large or too heavy, the carrier
//! does not serve the postcode, or the tariff has no price. 2 for wrong usage, for a tariff that cannot be read, and if
//! standard output cannot be written. 2 also for a carrier that does not answer; a tariff from a file always does.

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::iter;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use layers::{
    Cents, Desk, DeskError, Grams, Order, Parcel, Postcode, Quote, Size, Tariff, TariffError,
};
use thiserror::Error;

/// The environment variable with the tariff's file, if no option names one.
const TARIFF: &str = "LAYERS_TARIFF";

/// The parcel desk: prints the price of a parcel.
#[derive(Debug, Parser)]
#[command(name = "layers", bin_name = "layers", version)]
struct Cli {
    /// Its three sides in centimetres, such as `30x20x12.5`
    #[arg(long)]
    size: Size,
    /// Its weight, such as `800g` or `1.25kg`
    #[arg(long)]
    weight: Grams,
    /// The postcode that it goes to
    #[arg(long, value_name = "POSTCODE")]
    to: Postcode,
    /// Its value in euros, to insure it
    #[arg(long, value_name = "EUR")]
    insure: Option<Cents>,
    /// The carrier's tariff (without it, the file that the variable `LAYERS_TARIFF` names)
    #[arg(long, value_name = "FILE")]
    tariff: Option<PathBuf>,
    /// Print the total and nothing else
    #[arg(long)]
    short: bool,
}

/// Why the command prints no price.
#[derive(Debug, Error)]
enum Failure {
    #[error("there is no tariff: name a file with --tariff or in {TARIFF}")]
    NoTariff,
    #[error("{}: cannot be read", .path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{}", .path.display())]
    Tariff { path: PathBuf, source: TariffError },
    #[error(transparent)]
    Desk(#[from] DeskError),
    #[error("cannot write to standard output")]
    Stdout(#[source] io::Error),
}

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // If standard error is closed, there is nothing to do.
            let _ = report(&failure);
            status(&failure)
        }
    }
}

/// Prints the price of the parcel.
fn run(cli: &Cli) -> Result<(), Failure> {
    let path = tariff_path(cli).ok_or(Failure::NoTariff)?;
    let quote = Desk::new(read_tariff(&path)?).quote(&order(cli))?;
    print(&quote, cli.short).map_err(Failure::Stdout)
}

/// The order in the options.
fn order(cli: &Cli) -> Order {
    Order {
        parcel: Parcel {
            size: cli.size,
            weight: cli.weight,
        },
        to: cli.to,
        value: Cents::default(),
    }
}

/// The tariff's file: from the option, or else from the variable. A variable that is set and empty names none.
fn tariff_path(cli: &Cli) -> Option<PathBuf> {
    let variable = env::var_os(TARIFF).filter(|path| !path.is_empty());
    variable.map(PathBuf::from).or_else(|| cli.tariff.clone())
}

/// Reads the tariff from its file.
fn read_tariff(path: &Path) -> Result<Tariff, Failure> {
    let text = fs::read_to_string(path).map_err(|source| Failure::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    // Some editors write a byte order mark at the start of a file.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    text.parse().map_err(|source| Failure::Tariff {
        path: path.to_owned(),
        source,
    })
}

/// Writes to standard output: the receipt, or the total alone. (`println!` would panic when a reader such as `head` has
/// gone.)
fn print(quote: &Quote, short: bool) -> io::Result<()> {
    if short {
        writeln!(io::stdout(), "{}", quote.total())
    } else {
        writeln!(io::stdout(), "{quote}")
    }
}

/// Says why there is no price. It writes to standard error, because a script reads standard output as the
/// price.
fn report(failure: &Failure) -> io::Result<()> {
    match failure {
        Failure::Desk(answer) => writeln!(io::stdout(), "layers: {}", in_full(answer)),
        _ => writeln!(io::stderr(), "layers: {}", in_full(failure)),
    }
}

/// An error and its causes, in one line.
fn in_full(error: &dyn Error) -> String {
    let causes = iter::successors(error.source(), |&cause| cause.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}

/// The exit status of a failure.
fn status(failure: &Failure) -> ExitCode {
    match failure {
        Failure::Desk(_) => ExitCode::SUCCESS,
        Failure::NoTariff
        | Failure::Unreadable { .. }
        | Failure::Tariff { .. }
        | Failure::Stdout(_) => ExitCode::from(2),
    }
}

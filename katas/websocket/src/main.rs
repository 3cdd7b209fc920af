//! The command `websocket`: a server that says everything back, and one that tells what happens.
//!
//! Exit status: 0 when the input of `ticker` is over, 1 when something outside fails (the port is taken, standard input
//! cannot be read), 2 for wrong usage. `echo` runs until it is ended.

use std::fmt::Display;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;
use std::str::FromStr;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use thiserror::Error;
use websocket::{Echo, Server, Service, Ticker};

/// How long clients may take to say goodbye when there are no more ticks.
const GOODBYE: Duration = Duration::from_secs(5);

/// A WebSocket server, and what it saves against polling.
#[derive(Debug, Parser)]
#[command(name = "websocket", bin_name = "websocket", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say every message back
    Echo(EchoArgs),
    /// Tell everybody each line of standard input: by WebSocket, or to those who ask, at /ticks
    Ticker(TickerArgs),
}

#[derive(Debug, Args)]
struct EchoArgs {
    #[command(flatten)]
    common: Common,
    /// The longest message that is taken, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = 32 * 1024 * 1024, value_parser = number::<usize>)]
    limit: usize,
}

#[derive(Debug, Args)]
struct TickerArgs {
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Args)]
struct Common {
    /// The port to listen on, on 127.0.0.1; 0 is a free one
    #[arg(long, default_value_t = 0, value_parser = number::<u16>)]
    port: u16,
}

/// A number as people write it. (`parse` alone would take a plus.)
fn number<N: FromStr<Err: Display>>(text: &str) -> Result<N, String> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse().map_err(|error: N::Err| error.to_string())
    } else {
        Err("a number has digits and nothing else".to_owned())
    }
}

/// Why the command does not do what it was asked.
#[derive(Debug, Error)]
enum Failure {
    #[error("cannot listen on port {port}: {error}; try another one, or 0 for any")]
    Listen { port: u16, error: io::Error },
    #[error("cannot read standard input: {0}")]
    Stdin(io::Error),
    #[error("cannot write to standard output: {0}")]
    Stdout(io::Error),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Echo(args) => echo(&args),
        Command::Ticker(args) => ticker(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // Nothing can be done about a standard error that is closed.
            let _ = writeln!(io::stderr(), "websocket: {failure}");
            ExitCode::from(1)
        }
    }
}

/// Prints where it listens, such as `127.0.0.1:40123`, and says everything back for ever.
fn echo(args: &EchoArgs) -> Result<(), Failure> {
    todo!()
}

/// Prints where it listens, and then, for each line of standard input, its number as soon as it can be asked for: `tick
/// 1`. When the input is over, it says goodbye to everybody and prints what it has cost.
fn ticker(args: &TickerArgs) -> Result<(), Failure> {
    todo!()
}

/// Listens on this port, and prints where.
fn listen(port: u16) -> Result<Server, Failure> {
    let failed = |error| Failure::Listen { port, error };
    let server = Server::bind(port).map_err(failed)?;
    let address = server.address().map_err(failed)?;
    print(&format!("{address}\n"))?;
    Ok(server)
}

/// Serves whoever comes, until the program ends.
fn serve_in_the_background(server: &Arc<Server>, service: &Arc<impl Service>) {
    let (server, service) = (Arc::clone(server), Arc::clone(service));
    thread::spawn(move || server.run(&service));
}

/// Writes to standard output, at once. (`println!` would panic when a reader such as `head` has gone.)
fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(Failure::Stdout)
}

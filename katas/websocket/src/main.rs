//! The command `websocket`: a server that echoes messages, and one that sends ticks.
//!
//! Exit status: 0 when the input of `ticker` ends, 1 if the system fails (the port is taken, standard input cannot be
//! read), 2 for wrong usage. `echo` runs until it is stopped.

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

/// How long clients may take to close after the last tick.
const GOODBYE: Duration = Duration::from_secs(5);

/// A WebSocket server, and a comparison with polling
#[derive(Debug, Parser)]
#[command(name = "websocket", bin_name = "websocket", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Send every message back
    Echo(EchoArgs),
    /// Send each line of standard input to all WebSockets, and to clients that poll /ticks
    Ticker(TickerArgs),
}

#[derive(Debug, Args)]
struct EchoArgs {
    #[command(flatten)]
    common: Common,
    /// The longest message that is accepted, in bytes
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

/// A number in digits only. (`parse` alone would also accept a plus.)
fn number<N: FromStr<Err: Display>>(text: &str) -> Result<N, String> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse().map_err(|error: N::Err| error.to_string())
    } else {
        Err("a number has digits and nothing else".to_owned())
    }
}

/// Why the command fails.
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
            // If standard error is closed, there is nothing to do.
            let _ = writeln!(io::stderr(), "websocket: {failure}");
            ExitCode::from(1)
        }
    }
}

/// Prints its address, such as `127.0.0.1:40123`, and echoes messages until it is stopped.
fn echo(args: &EchoArgs) -> Result<(), Failure> {
    todo!()
}

/// Prints its address. Then it prints the number of each line of standard input, as soon as clients can get it: `tick
/// 1`. When the input ends, it closes all WebSockets and prints the costs.
fn ticker(args: &TickerArgs) -> Result<(), Failure> {
    todo!()
}

/// Listens on this port, and prints the address.
fn listen(port: u16) -> Result<Server, Failure> {
    let failed = |error| Failure::Listen { port, error };
    let server = Server::bind(port).map_err(failed)?;
    let address = server.address().map_err(failed)?;
    print(&format!("{address}\n"))?;
    Ok(server)
}

/// Serves all clients, until the program ends.
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

//! The command `frameworks`: serves the to-do API on the loopback address, in one framework or the other.
//!
//! It serves until it is stopped. Exit status: 1 if it cannot start, 2 for wrong usage.

use std::fmt::Display;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::str::FromStr;
use std::sync::Arc;

use clap::{Parser, ValueEnum};
use frameworks::flask::RuleError;
use frameworks::slow::{self, Counted, Gate};
use frameworks::todos::{MemoryStore, Store};
use frameworks::transport::{self, Limits, Service};
use frameworks::{api, express, flask};
use thiserror::Error;
use tokio::net::TcpListener;

/// A to-do API in one of two small web frameworks.
#[derive(Debug, Parser)]
#[command(name = "frameworks", bin_name = "frameworks", version)]
struct Cli {
    /// The framework to serve it with
    framework: Framework,
    /// The port on 127.0.0.1; with 0 the system chooses one
    #[arg(long, default_value_t = 0, value_parser = number::<u16>)]
    port: u16,
    /// How many workers there are (flask)
    #[arg(long, default_value = "4", value_parser = number::<NonZeroUsize>)]
    workers: NonZeroUsize,
    /// Add `GET /slow`, which answers when standard input has ended; print how many requests have arrived and how many
    /// are running
    #[arg(long)]
    slow: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Framework {
    Flask,
    Express,
}

/// A number in digits only. (`parse` alone would also accept a plus.)
fn number<N: FromStr<Err: Display>>(text: &str) -> Result<N, String> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse().map_err(|error: N::Err| error.to_string())
    } else {
        Err("a number has digits and nothing else".to_owned())
    }
}

/// Why the server does not start.
#[derive(Debug, Error)]
enum Failed {
    #[error("cannot listen on {address}: {error}")]
    Listen {
        address: SocketAddr,
        error: io::Error,
    },
    #[error("cannot start the server: {0}")]
    Start(io::Error),
    #[error(transparent)]
    Rule(#[from] RuleError),
    #[error("cannot write to standard output: {0}")]
    Stdout(io::Error),
}

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            // If standard error is closed, there is nothing to do.
            let _ = writeln!(io::stderr(), "frameworks: {failed}");
            ExitCode::FAILURE
        }
    }
}

/// Serves on one thread, the loop. (Flask starts further threads for its workers.)
fn run(cli: &Cli) -> Result<(), Failed> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Failed::Start)?;
    runtime.block_on(async {
        let listener = listen(cli.port).await?;
        let service = service(cli)?;
        announce(&listener)?;
        transport::serve(listener, service, Limits::default()).await
    })
}

/// Listens on this port of 127.0.0.1; for 0, the system chooses one. The error names the address.
async fn listen(port: u16) -> Result<TcpListener, Failed> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpListener::bind(address)
        .await
        .map_err(|error| Failed::Listen { address, error })
}

/// Prints the address of the server as the first line on standard output: `listening on http://127.0.0.1:8000`, with
/// the real port. A listener that does not know its address is a `Failed::Start`, a line that cannot be written a
/// `Failed::Stdout`.
fn announce(listener: &TcpListener) -> Result<(), Failed> {
    let address = listener.local_addr().map_err(Failed::Start)?;
    writeln!(io::stdout(), "listening on http://{address}").map_err(Failed::Stdout)
}

/// Who answers.
fn service(cli: &Cli) -> Result<Arc<dyn Service>, Failed> {
    let store = Arc::new(MemoryStore::default());
    if !cli.slow {
        return answering(cli, store, None);
    }
    let gate = Arc::new(Gate::default());
    open_at_the_end_of_input(Arc::clone(&gate));
    Ok(Arc::new(Counted {
        service: answering(cli, store, Some(&gate))?,
        gate,
    }))
}

/// The API in the chosen framework, with `/slow` if there is a gate.
fn answering(
    cli: &Cli,
    store: Arc<dyn Store>,
    gate: Option<&Arc<Gate>>,
) -> Result<Arc<dyn Service>, Failed> {
    match cli.framework {
        Framework::Flask => {
            let mut app = api::flask(store)?;
            if let Some(gate) = gate {
                slow::flask(&mut app, Arc::clone(gate))?;
            }
            let server = flask::Server::new(app, cli.workers).map_err(Failed::Start)?;
            Ok(Arc::new(server))
        }
        Framework::Express => {
            let mut router = api::express(store);
            if let Some(gate) = gate {
                // It comes before the API, because the API's last layer answers every remaining request.
                let mut slow = express::Router::new();
                slow::express(&mut slow, Arc::clone(gate));
                slow.mount("/", router);
                router = slow;
            }
            Ok(Arc::new(express::App::new(router)))
        }
    }
}

/// Opens the gate when standard input has ended. (A thread: reading blocks, and the loop must not.)
fn open_at_the_end_of_input(gate: Arc<Gate>) {
    std::thread::spawn(move || {
        // An input that cannot be read counts as ended.
        let _ = io::stdin().lock().read_to_end(&mut Vec::new());
        gate.open();
    });
}

//! The command `auth`: serves, and makes the hash of a password.
//!
//! Exit status: 0 after success (a server runs until it is stopped), 1 if the system fails, 2 for wrong usage, bad
//! settings or bad input.

use std::env::VarError;
use std::fmt::Display;
use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr};
use std::process::ExitCode;
use std::str::FromStr;
use std::sync::Arc;

use auth::{
    AdminError, Argon2Hasher, Auth, Cost, HashError, Hidden, Lifetimes, Limits, MemoryStore, Parts,
    Password, PasswordError, PasswordHasher, RandomIds, Secret, Store, SystemClock, Tokens,
    TooShort, User, router,
};
use clap::{Args, Parser, Subcommand};
use thiserror::Error;
use tokio::net::TcpListener;

/// The environment variable with the secret.
const SECRET_VARIABLE: &str = "AUTH_SECRET";
/// The environment variable with the admin; it may be unset.
const ADMIN_VARIABLE: &str = "AUTH_ADMIN";

/// Signs people in with a password, and keeps them signed in with tokens.
///
/// The secret that signs the tokens comes from the environment variable `AUTH_SECRET`, and needs at least 32 bytes. An
/// admin comes from `AUTH_ADMIN`, as NAME:HASH, with a hash that `auth hash` has made.
#[derive(Debug, Parser)]
#[command(name = "auth", bin_name = "auth", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve over HTTP; the first line on standard output says where
    Serve(ServeArgs),
    /// Read a password, a line on standard input, and print its hash
    Hash(HashArgs),
}

// There is no option for the secret, and none for a password: what is typed on a command line stays in the shell's
// history, and every user of the machine can see it in the list of processes.
#[derive(Debug, Args)]
struct ServeArgs {
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// The port; for 0, the system chooses one
    #[arg(long, value_name = "PORT", default_value_t = 8080, value_parser = number::<u16>)]
    port: u16,
    /// How long an access token lives
    #[arg(long, value_name = "SECONDS", default_value_t = Lifetimes::default().access, value_parser = number::<u64>)]
    access_seconds: u64,
    /// How long a user stays signed in
    #[arg(long, value_name = "SECONDS", default_value_t = Lifetimes::default().refresh, value_parser = number::<u64>)]
    refresh_seconds: u64,
    #[command(flatten)]
    hashes: HashArgs,
}

#[derive(Debug, Args)]
struct HashArgs {
    /// Make cheap hashes that protect no password: for tests only
    #[arg(long)]
    cheap_hashes: bool,
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
    #[error("{SECRET_VARIABLE} is not set; `openssl rand -hex 32` makes one")]
    NoSecret,
    #[error("{SECRET_VARIABLE} {0}; `openssl rand -hex 32` makes one that is long enough")]
    ShortSecret(TooShort),
    #[error("{ADMIN_VARIABLE} {0}")]
    Admin(AdminError),
    #[error("{ADMIN_VARIABLE} is no text")]
    AdminNoText,
    #[error("cannot read standard input: {0}")]
    Stdin(io::Error),
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error("cannot listen on {host} port {port}: {error}")]
    Listen {
        host: IpAddr,
        port: u16,
        error: io::Error,
    },
    #[error("cannot start the server: {0}")]
    Start(io::Error),
    #[error("cannot write to standard output: {0}")]
    Stdout(io::Error),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve(args) => serve(&args),
        Command::Hash(args) => hash(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // If standard error is closed, there is nothing to do.
            let _ = writeln!(io::stderr(), "auth: {failure}");
            failure.status()
        }
    }
}

impl Failure {
    fn status(&self) -> ExitCode {
        match self {
            Self::Hash(_) | Self::Listen { .. } | Self::Start(_) | Self::Stdout(_) => {
                ExitCode::from(1)
            }
            _ => ExitCode::from(2),
        }
    }
}

/// Makes the service, and serves until the process is stopped.
fn serve(args: &ServeArgs) -> Result<(), Failure> {
    let auth = prepare(args)?;
    if args.hashes.cheap_hashes {
        let _ = writeln!(io::stderr(), "auth: the hashes are cheap: for tests only");
    }
    listen(auth, args.host, args.port)
}

/// The service that the options and the environment describe. An error in them is reported before the server starts.
///
/// The secret is read first. If there is an admin, the store has them from the beginning.
fn prepare(args: &ServeArgs) -> Result<Auth, Failure> {
    let secret = read_secret()?;
    let store = MemoryStore::new(Box::new(SystemClock));
    if let Some(admin) = read_admin()? {
        // The store is empty, so the name is free.
        store.add_user(admin);
    }
    Ok(Auth::new(Parts {
        store: Box::new(store),
        hasher: Box::new(args.hashes.hasher()?),
        clock: Box::new(SystemClock),
        ids: Box::new(RandomIds),
        tokens: Tokens::new(&secret),
        lifetimes: Lifetimes {
            access: args.access_seconds,
            refresh: args.refresh_seconds,
        },
    }))
}

/// The secret from `AUTH_SECRET`: its bytes, unchanged.
fn read_secret() -> Result<Secret, Failure> {
    let value = std::env::var_os(SECRET_VARIABLE).ok_or(Failure::NoSecret)?;
    Secret::new(value.as_encoded_bytes()).map_err(Failure::ShortSecret)
}

/// The admin from `AUTH_ADMIN`, or `None` if that is not set.
fn read_admin() -> Result<Option<User>, Failure> {
    match std::env::var(ADMIN_VARIABLE) {
        Ok(text) => User::admin(&text).map(Some).map_err(Failure::Admin),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(Failure::AdminNoText),
    }
}

impl HashArgs {
    /// The hasher that these options ask for.
    fn hasher(&self) -> Result<Argon2Hasher, HashError> {
        Argon2Hasher::new(if self.cheap_hashes {
            Cost::CHEAP
        } else {
            Cost::PRODUCTION
        })
    }
}

/// Prints the hash of the password on standard input. One line break at its end (`\n` or `\r\n`) does not count.
fn hash(args: &HashArgs) -> Result<(), Failure> {
    let mut text = String::new();
    io::stdin()
        .read_to_string(&mut text)
        .map_err(Failure::Stdin)?;
    let line = text.strip_suffix("\r\n").or(text.strip_suffix('\n'));
    let password = Password::parse(&Hidden::new(line.unwrap_or(&text)))?;
    print(&args.hasher()?.hash(&password)?)
}

/// Listens, says where on the first line, and serves.
fn listen(auth: Auth, host: IpAddr, port: u16) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Failure::Start)?;
    runtime.block_on(async {
        let refused = |error| Failure::Listen { host, port, error };
        let listener = TcpListener::bind((host, port)).await.map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        print(&format!("listening on http://{address}"))?;
        auth::serve(listener, router(Arc::new(auth)), Limits::default()).await
    })
}

/// Prints a line. (`println!` would panic when a reader such as `head` has gone.)
fn print(line: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")
        .and_then(|()| out.flush())
        .map_err(Failure::Stdout)
}

//! The command `jwt`: signs, verifies and inspects tokens.
//!
//! Exit status: 0 after success, 1 if a token is refused, 2 for wrong usage or bad input.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use jwt::inspect::{InspectError, inspect, pretty};
use jwt::{
    ClaimsError, Clock, FixedClock, Issuer, Key, KeyError, NamedKey, Object, ObjectError, Rules,
    SystemClock, Verifier, VerifyError, object,
};
use thiserror::Error;

/// The environment variable with the key, unless `--key-file` is given.
const KEY_VARIABLE: &str = "JWT_KEY";

/// JSON Web Tokens: signed with HS256, verified, or read without any key.
///
/// The key comes from the environment variable `JWT_KEY` or from --key-file, and needs at least 32 bytes.
#[derive(Debug, Parser)]
#[command(name = "jwt", bin_name = "jwt", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Sign the claims (a JSON object) on standard input; print the token
    Sign(SignArgs),
    /// Verify a token; print its claims, or say on standard error why it is refused
    Verify(VerifyArgs),
    /// Read a token without any key: nothing is verified
    Inspect(InspectArgs),
}

#[derive(Debug, Args)]
struct SignArgs {
    #[command(flatten)]
    common: Common,
    /// Who issues the token: the claim `iss`
    #[arg(long, value_name = "NAME")]
    iss: Option<String>,
    /// The subject of the token: the claim `sub`
    #[arg(long, value_name = "NAME")]
    sub: Option<String>,
    /// The audience of the token: the claim `aud`; may be given several times
    #[arg(long, value_name = "NAME")]
    aud: Vec<String>,
    /// How long the token is valid: sets the claim `exp` [default: 900, unless the claims have their own `exp`]
    #[arg(long, value_name = "SECONDS", value_parser = whole_seconds, allow_hyphen_values = true)]
    ttl: Option<u32>,
}

#[derive(Debug, Args)]
struct VerifyArgs {
    #[command(flatten)]
    common: Common,
    /// The expected issuer
    #[arg(long, value_name = "NAME")]
    iss: Option<String>,
    /// Our name: a token for another audience is refused
    #[arg(long, value_name = "NAME")]
    aud: Option<String>,
    /// How many seconds the clocks may differ
    #[arg(long, value_name = "SECONDS", default_value = "0", value_parser = whole_seconds, allow_hyphen_values = true)]
    leeway: u32,
    /// A required claim, such as `exp`; may be given several times
    #[arg(long, value_name = "CLAIM")]
    require: Vec<String>,
    /// The token; without it, standard input is read
    #[arg(value_parser = token, allow_hyphen_values = true)]
    token: Option<String>,
}

#[derive(Debug, Args)]
struct InspectArgs {
    /// The token; without it, standard input is read
    #[arg(value_parser = token, allow_hyphen_values = true)]
    token: Option<String>,
}

/// The options of both `sign` and `verify`.
#[derive(Debug, Args)]
struct Common {
    // There is no option for the key itself: it would stay in the shell's history, and every user of the
    // machine could see it in the list of processes.
    /// Read the key from this file, whatever its bytes; a line break at the end of a text file does not count
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// The name of the key: `sign` writes it into the header, `verify` refuses tokens that name another
    // A name may begin with a hyphen: fingerprints of keys in base64url do (RFC 7638).
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    kid: Option<String>,
    /// The current time, in seconds since 1970 [default: the machine's clock]
    #[arg(long, value_name = "SECONDS", value_parser = seconds, allow_hyphen_values = true)]
    now: Option<Duration>,
}

/// Why the command fails.
#[derive(Debug, Error)]
enum Failure {
    #[error("token refused: {0}")]
    Refused(VerifyError),
    #[error("there is no key: set {KEY_VARIABLE}, or give a file with --key-file")]
    NoKey,
    #[error("{from}: {problem}; `openssl rand -hex 32` makes one that is long enough")]
    BadKey { from: String, problem: KeyError },
    #[error("cannot read the key file {}: {problem}", path.display())]
    KeyFile { path: PathBuf, problem: io::Error },
    #[error("standard input is {0}; give the claims as JSON, {{}} for none")]
    Input(ObjectError),
    #[error("the claims on standard input cannot be signed: {0}")]
    Claims(ClaimsError),
    #[error("`{claim}` is given twice: take it out of standard input, or leave out {option}")]
    GivenTwice {
        claim: &'static str,
        option: &'static str,
    },
    #[error("cannot read this as a token: {0}")]
    Inspect(InspectError),
    #[error("cannot read standard input: {0}")]
    Stdin(io::Error),
    #[error("cannot write to standard output: {0}")]
    Stdout(io::Error),
}

// Written by hand: with `#[from]` an error would be printed as a part of this one, and again as its source.

impl From<VerifyError> for Failure {
    fn from(problem: VerifyError) -> Self {
        Self::Refused(problem)
    }
}

impl From<ObjectError> for Failure {
    fn from(problem: ObjectError) -> Self {
        Self::Input(problem)
    }
}

impl From<ClaimsError> for Failure {
    fn from(problem: ClaimsError) -> Self {
        Self::Claims(problem)
    }
}

impl From<InspectError> for Failure {
    fn from(problem: InspectError) -> Self {
        Self::Inspect(problem)
    }
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Sign(args) => sign(&args),
        Command::Verify(args) => verify(args),
        Command::Inspect(args) => inspect_token(args),
    };
    match outcome.and_then(|text| print(&text)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // If standard error is closed, there is nothing to do.
            let _ = writeln!(io::stderr(), "jwt: {failure}");
            match failure {
                Failure::Refused(_) => ExitCode::from(1),
                _ => ExitCode::from(2),
            }
        }
    }
}

/// A token for the claims on standard input.
fn sign(args: &SignArgs) -> Result<String, Failure> {
    todo!()
}

/// The claims of a token, if it is accepted.
fn verify(args: VerifyArgs) -> Result<String, Failure> {
    todo!()
}

/// The content of a token, which anyone can read.
fn inspect_token(args: InspectArgs) -> Result<String, Failure> {
    let token = read_token(args.token)?;
    Ok(inspect(&token)?)
}

impl Common {
    /// The given time, or the machine's, which is read once.
    fn clock(&self) -> FixedClock {
        todo!()
    }
}

/// The key from the file or the environment, with the name that `--kid` gives it. A file has precedence over the
/// environment. The key is the bytes themselves: hexadecimal digits are not decoded, and no space is trimmed.
///
/// If a key file is text, one line break at its end (`\n` or `\r\n`) is removed, because editors add one. A `\r` alone
/// is not a line break. In a file that is not UTF-8 these bytes belong to the key.
fn read_key(common: &Common) -> Result<NamedKey, Failure> {
    todo!()
}

/// The token in the argument, or the one on standard input without the line break after it. Other white space stays, so
/// the token is refused.
fn read_token(argument: Option<String>) -> Result<String, Failure> {
    if let Some(token) = argument {
        return Ok(token);
    }
    // Bytes that are not UTF-8 become a character that no token has, so the token is refused.
    let input = String::from_utf8_lossy(&read_stdin()?).into_owned();
    let line = input.strip_suffix("\r\n").or(input.strip_suffix('\n'));
    Ok(line.unwrap_or(&input).to_owned())
}

fn read_stdin() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    io::stdin()
        .read_to_end(&mut bytes)
        .map_err(Failure::Stdin)?;
    Ok(bytes)
}

/// Writes to standard output. (`println!` would panic when a reader such as `head` has gone.)
fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(Failure::Stdout)
}

/// A token on the command line. A text that begins with one hyphen is a token, which is refused later. With two hyphens
/// it is an unknown option, perhaps a mistyped one.
fn token(text: &str) -> Result<String, String> {
    match text {
        option if option.starts_with("--") => Err("there is no such option".to_owned()),
        token => Ok(token.to_owned()),
    }
}

/// Seconds in digits. (`parse` alone would also accept a plus.)
fn whole_seconds(text: &str) -> Result<u32, String> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("not a whole number in digits".to_owned());
    }
    text.parse()
        .map_err(|error: std::num::ParseIntError| error.to_string())
}

/// A time that was given in seconds, in digits, with or without a fraction.
fn seconds(text: &str) -> Result<Duration, String> {
    // `parse` would also accept a sign, and for a float `inf` and `1e3`.
    let is_digit = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    if !text.bytes().all(is_digit) {
        return Err("not a number in digits".to_owned());
    }
    // Whole seconds go first, since an `f64` does not hold all of them exactly.
    if let Ok(whole) = text.parse() {
        return Ok(Duration::from_secs(whole));
    }
    let seconds: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

//! The command `config`: shows and checks the settings of the service, and sets one in `.env`.
//!
//! Exit status: 0 after success, 2 for wrong usage, for bad settings, and for a file that cannot be read or written.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read, Write};
#[cfg(unix)]
use std::os::unix::fs::{MetadataExt, fchown};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use config::{
    ALLOWED_ORIGINS, HOST, LOG_LEVEL, MAINTENANCE, PORT, ProcessEnvironment, Report, Settings,
    Sources, TIMEOUT, VARIABLES, load, parse, set, show,
};
use thiserror::Error;

/// The file with settings, in the folder in which you start the command.
const DOT_ENV: &str = ".env";

/// The answer of `check` for good settings.
const ALL_WELL: &str = "the settings can be used\n";

/// The settings of the service: from options, the environment, the file `.env`, and defaults, in this order.
///
/// Secrets are never shown, and have no options: set them in the environment or in `.env`.
#[derive(Debug, Parser)]
#[command(name = "config", bin_name = "config", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print every setting and where its value came from
    Show(Options),
    /// Say that the service could start, or print every error
    Check(Options),
    /// Set a variable in `.env` to the text on standard input; one line break at its end does not count
    Set {
        /// The variable, such as `FERRY_API_KEY`
        #[arg(allow_hyphen_values = true)]
        name: String,
        // A value that should not be on the command line. Without this field, the parser's own message would
        // repeat it.
        #[arg(hide = true, allow_hyphen_values = true, trailing_var_arg = true)]
        rest: Vec<OsString>,
    },
}

// All of them are texts here, because a malformed value belongs in the report, and not in an error of the parser.
#[derive(Debug, Args)]
struct Options {
    /// The address on which the service listens
    #[arg(long, value_name = "IP", allow_hyphen_values = true)]
    host: Option<String>,
    /// The port on which it listens
    #[arg(long, value_name = "PORT", allow_hyphen_values = true)]
    port: Option<String>,
    /// How much it logs
    #[arg(long, value_name = "LEVEL", allow_hyphen_values = true)]
    log_level: Option<String>,
    /// How long it waits for an answer
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    timeout: Option<String>,
    /// Whether it is closed for maintenance
    #[arg(long, value_name = "BOOL", allow_hyphen_values = true)]
    maintenance: Option<String>,
    /// Which web pages may call it
    #[arg(long, value_name = "ORIGINS", allow_hyphen_values = true)]
    allowed_origins: Option<String>,
}

/// Why the command fails.
#[derive(Debug, Error)]
enum Failure {
    #[error(transparent)]
    Settings(#[from] Report),
    #[error("{0:?} is no setting; there are {names}", names = names())]
    UnknownName(String),
    #[error("`set` takes the name of a setting; there are {names}", names = names())]
    NoName,
    #[error(
        "`set` takes the value from standard input, and none from the command line, where others can read it"
    )]
    ValueOnCommandLine,
    #[error("cannot read {DOT_ENV}: {0}")]
    ReadDotEnv(io::Error),
    #[error("cannot write {DOT_ENV}: {0}")]
    WriteDotEnv(io::Error),
    #[error("cannot read standard input: {0}")]
    Stdin(io::Error),
    #[error("cannot write to standard output: {0}")]
    Stdout(io::Error),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = refuse_value(&cli.command).and_then(|()| run(cli));
    match outcome.and_then(|text| print(&text)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // If standard error is closed, there is nothing to do.
            let _ = writeln!(io::stderr(), "config: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Refuses a value on the command line, also in the place of the name, and does not repeat it.
fn refuse_value(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Set { name, rest } if name.contains('=') || !rest.is_empty() => {
            Err(Failure::ValueOnCommandLine)
        }
        Command::Set { name, .. } if !looks_like_a_name(name) => Err(Failure::NoName),
        _ => Ok(()),
    }
}

/// Whether a message may repeat it: the name of a variable, in capitals, is hardly a secret.
fn looks_like_a_name(text: &str) -> bool {
    let legal = |byte: u8| byte == b'_' || byte.is_ascii_uppercase() || byte.is_ascii_digit();
    text.bytes().all(legal) && !text.starts_with(|first: char| first.is_ascii_digit())
}

/// Runs the command line. Returns the text to print.
fn run(cli: Cli) -> Result<String, Failure> {
    todo!()
}

/// The settings from all sources.
fn settings(options: Options) -> Result<Settings, Failure> {
    todo!()
}

/// Sets a variable in the file to the text on standard input.
fn set_in_file(name: String) -> Result<(), Failure> {
    todo!()
}

/// The text of the file. A missing file is no error: in production it usually is missing.
fn read_dot_env() -> Result<String, Failure> {
    todo!()
}

/// Replaces the file's text in one step. Another program reads either the old text or the new one, and after an error
/// the file is unchanged. Only the owner can read a new file, because it has secrets. An existing file keeps its owner,
/// group and permissions, or is not replaced. A link stays a link.
fn write_dot_env(text: &str) -> Result<(), Failure> {
    let replace = || {
        let path = behind_links();
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let mut file = tempfile::Builder::new()
            .prefix(DOT_ENV)
            .tempfile_in(folder.unwrap_or(Path::new(".")))?;
        if let Ok(old) = fs::metadata(&path) {
            if old.permissions().readonly() {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
            #[cfg(unix)]
            {
                let owner = |of: &fs::Metadata| (of.uid(), of.gid());
                // A user may lack the right to set an owner, even the one that the file has.
                if owner(&file.as_file().metadata()?) != owner(&old) {
                    fchown(file.as_file(), Some(old.uid()), Some(old.gid()))?;
                }
            }
            file.as_file().set_permissions(old.permissions())?;
        }
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(&path).map_err(|error| error.error)?;
        Ok(())
    };
    replace().map_err(Failure::WriteDotEnv)
}

/// The path of the file behind all links, even if it does not exist yet.
fn behind_links() -> PathBuf {
    let mut path = PathBuf::from(DOT_ENV);
    // Linux follows so many links. More of them are a circle.
    for _ in 0..40 {
        let Ok(target) = fs::read_link(&path) else {
            break;
        };
        path = path.with_file_name("").join(target);
    }
    path
}

/// Writes to standard output. (`print!` would panic when a reader such as `head` has gone.)
fn print(text: &str) -> Result<(), Failure> {
    io::stdout()
        .write_all(text.as_bytes())
        .map_err(Failure::Stdout)
}

/// The names of all settings, as part of a sentence.
fn names() -> String {
    VARIABLES.map(|variable| variable.name).join(", ")
}

impl Options {
    /// The options that were given, with their values.
    fn into_flags(self) -> BTreeMap<&'static str, String> {
        [
            (HOST.flag, self.host),
            (PORT.flag, self.port),
            (LOG_LEVEL.flag, self.log_level),
            (TIMEOUT.flag, self.timeout),
            (MAINTENANCE.flag, self.maintenance),
            (ALLOWED_ORIGINS.flag, self.allowed_origins),
        ]
        .into_iter()
        .filter_map(|(flag, text)| flag.zip(text))
        .collect()
    }
}

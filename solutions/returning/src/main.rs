//! The command `returning`: a job queue in a file, for scripts and for people.
//!
//! Exit status: 0 after success, 1 if there is nothing to claim or a ticket is no longer good, 2 for wrong usage and
//! for all other errors.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand};
use returning::{Clock, Job, Queue, QueueError, SystemClock, Ticket, one_line, table};
use thiserror::Error;

/// A job queue in a file, for any number of processes at the same time.
#[derive(Debug, Parser)]
#[command(name = "returning", bin_name = "returning", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Add jobs; print their ids, one per line
    Add(AddArgs),
    /// Claim the next job; print its ticket, a tab, and its payload
    Claim(ClaimArgs),
    /// Mark a job as done; print its new state
    Done(DoneArgs),
    /// Give back a job that could not be done; print its new state
    Fail(FailArgs),
    /// Print the jobs of the queue, or those of the archive
    List(ListArgs),
    /// Move finished jobs into the archive; print them
    Purge(PurgeArgs),
}

#[derive(Debug, Args)]
struct AddArgs {
    #[command(flatten)]
    common: Common,
    /// A key for the one job to add: while the queue has a job with this key, no second one is added
    #[arg(long, value_name = "NAME")]
    key: Option<String>,
    /// The work to do, behind `--` if it begins with a hyphen; without any, each line of standard input is a job
    #[arg(value_name = "PAYLOAD")]
    payloads: Vec<String>,
}

#[derive(Debug, Args)]
struct ClaimArgs {
    #[command(flatten)]
    common: Common,
    /// How long the job is yours
    #[arg(long, value_name = "SECONDS", default_value_t = 60, allow_negative_numbers = true, value_parser = digits::<u32>)]
    lease: u32,
    /// Claim up to N jobs, one after the other
    #[arg(long, value_name = "N", default_value_t = 1, allow_negative_numbers = true, value_parser = digits::<u32>)]
    count: u32,
}

#[derive(Debug, Args)]
struct DoneArgs {
    #[command(flatten)]
    common: Common,
    /// The ticket that `claim` printed, such as 7.2
    ticket: Ticket,
}

#[derive(Debug, Args)]
struct FailArgs {
    #[command(flatten)]
    common: Common,
    /// The ticket that `claim` printed, such as 7.2
    ticket: Ticket,
    /// The reason, behind `--` if it begins with a hyphen
    reason: String,
}

#[derive(Debug, Args)]
struct ListArgs {
    #[command(flatten)]
    common: Common,
    /// The jobs of the archive
    #[arg(long)]
    archive: bool,
}

#[derive(Debug, Args)]
struct PurgeArgs {
    #[command(flatten)]
    common: Common,
}

/// The options of all commands.
#[derive(Debug, Args)]
struct Common {
    /// The file of the queue; it is created if it does not exist
    #[arg(long, value_name = "FILE")]
    db: PathBuf,
    /// The current time, in seconds since 1970 [default: the machine's clock]
    #[arg(long, value_name = "SECONDS", allow_negative_numbers = true, value_parser = digits::<i64>)]
    now: Option<i64>,
}

/// The time that was given, or the machine's.
#[derive(Debug)]
struct CommandClock(Option<i64>);

/// Why the command fails.
#[derive(Debug, Error)]
enum Failure {
    #[error("there is nothing to claim")]
    Nothing,
    #[error("{}: {error}", path.display())]
    Queue { path: PathBuf, error: QueueError },
    #[error("--key names one job: give one PAYLOAD with it")]
    KeyForOne,
    #[error("cannot read standard input: {0}")]
    Stdin(io::Error),
    #[error("cannot write to standard output: {0}")]
    Stdout(io::Error),
    #[error("cannot write to standard output: {error}; it was done, and this is lost: {text:?}")]
    Lost { error: io::Error, text: String },
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Add(args) => add(&args),
        Command::Claim(args) => claim(&args),
        Command::Done(args) => done(&args),
        Command::Fail(args) => fail(&args),
        Command::List(args) => list(&args),
        Command::Purge(args) => purge(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // If standard error is closed, there is nothing to do.
            let _ = writeln!(io::stderr(), "returning: {failure}");
            failure.status()
        }
    }
}

/// Adds the jobs, and prints the id of each as soon as it is added.
fn add(args: &AddArgs) -> Result<(), Failure> {
    let queue = args.common.open()?;
    for payload in payloads(args)? {
        let added = match &args.key {
            Some(key) => queue.add_once(key, &payload),
            None => queue.add(&payload),
        };
        let job = added.map_err(|source| args.common.failure(source))?;
        print(&format!("{}\n", job.id))?;
    }
    Ok(())
}

/// Claims jobs one after the other, and prints each as soon as it is claimed: its ticket, a tab, and its payload as
/// `one_line` writes it. Ends without an error when no job is left, unless there was none at all.
fn claim(args: &ClaimArgs) -> Result<(), Failure> {
    let queue = args.common.open()?;
    for claimed in 0..args.count {
        let job = queue
            .claim(args.lease)
            .map_err(|source| args.common.failure(source))?;
        match job {
            Some(job) => print(&format!("{}\t{}\n", job.ticket(), one_line(&job.payload)))?,
            None if claimed == 0 => return Err(Failure::Nothing),
            None => break,
        }
    }
    Ok(())
}

/// Marks a job as done, and prints its new state.
fn done(args: &DoneArgs) -> Result<(), Failure> {
    let queue = args.common.open()?;
    let job = queue
        .done(args.ticket)
        .map_err(|source| args.common.failure(source))?;
    print(&outcome(&job))
}

/// Gives a job back, and prints its new state.
fn fail(args: &FailArgs) -> Result<(), Failure> {
    let queue = args.common.open()?;
    let job = queue
        .fail(args.ticket, &args.reason)
        .map_err(|source| args.common.failure(source))?;
    print(&outcome(&job))
}

/// Prints the jobs of the queue or of the archive, as `table` writes them.
fn list(args: &ListArgs) -> Result<(), Failure> {
    let queue = args.common.open()?;
    let jobs = if args.archive {
        queue.archived()
    } else {
        queue.list()
    };
    let jobs = jobs.map_err(|source| args.common.failure(source))?;
    print_list(&table(&jobs))
}

/// Moves the finished jobs into the archive, and prints them, as `table` writes them.
fn purge(args: &PurgeArgs) -> Result<(), Failure> {
    let mut queue = args.common.open()?;
    let jobs = queue
        .purge()
        .map_err(|source| args.common.failure(source))?;
    print(&table(&jobs))
}

/// The state of a job, in a line: its id, its state, and how many of its attempts it has used, such as `7 waiting 1/3`.
fn outcome(job: &Job) -> String {
    format!(
        "{} {} {}/{}\n",
        job.id, job.state, job.attempts, job.max_attempts
    )
}

/// The payloads that were given, or else the lines of standard input.
fn payloads(args: &AddArgs) -> Result<Vec<String>, Failure> {
    if args.key.is_some() && args.payloads.len() != 1 {
        return Err(Failure::KeyForOne);
    }
    if args.payloads.is_empty() {
        return io::stdin()
            .lines()
            .collect::<Result<_, _>>()
            .map_err(Failure::Stdin);
    }
    Ok(args.payloads.clone())
}

/// A number in digits only. (`parse` alone would also accept `+5`.)
fn digits<N: FromStr>(text: &str) -> Result<N, &'static str> {
    let number = text.parse().ok();
    number
        .filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
        .ok_or("give a whole number, in digits")
}

/// Prints the result of a change. If it cannot be written, the error message has it.
fn print(text: &str) -> Result<(), Failure> {
    write(text).map_err(|error| Failure::Lost {
        error,
        text: text.to_owned(),
    })
}

/// Prints a result that the user can ask for again.
fn print_list(text: &str) -> Result<(), Failure> {
    write(text).map_err(Failure::Stdout)
}

/// Writes to standard output at once, even if it is no terminal. (`println!` would panic when a reader such as `head`
/// has gone.)
fn write(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

impl Common {
    /// The queue in the file.
    fn open(&self) -> Result<Queue<CommandClock>, Failure> {
        Queue::open(&self.db, CommandClock(self.now)).map_err(|source| self.failure(source))
    }

    /// An error of the queue, with its file.
    fn failure(&self, error: QueueError) -> Failure {
        Failure::Queue {
            path: self.db.clone(),
            error,
        }
    }
}

impl Failure {
    /// The exit status: 1 for an answer that a script has to expect, 2 for a failure.
    fn status(&self) -> ExitCode {
        match self {
            Self::Nothing
            | Self::Queue {
                error: QueueError::Lost(_),
                ..
            } => ExitCode::from(1),
            _ => ExitCode::from(2),
        }
    }
}

impl Clock for CommandClock {
    fn now(&self) -> i64 {
        self.0.unwrap_or_else(|| SystemClock.now())
    }
}

//! The command `ci`: runs a pipeline, shows its plan, or merges a branch if the merged result passes.
//!
//! Exit status: 0 if all jobs passed or the branch is merged, 1 if a job failed or the branch is not merged, 2 for
//! wrong usage or bad input.

use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::iter;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ci::{
    Gate, GateError, GitError, GitRepository, Job, PIPELINE, ParseError, Pipeline, PlanError,
    Report, Shell, Trial, Verdict, parse, plan, run,
};
use clap::{Args, Parser, Subcommand};
use thiserror::Error;

/// The smallest CI that works: jobs with needs, and a gate that merges a branch if it passes
#[derive(Debug, Parser)]
#[command(name = "ci", bin_name = "ci", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the jobs of a pipeline; print a summary
    Run(Which),
    /// Print the jobs in the order in which they would run
    Plan(Which),
    /// Merge a branch, if the merged result passes
    Merge(MergeArgs),
}

#[derive(Debug, Args)]
struct Which {
    /// The pipeline file; steps run in its folder
    #[arg(long, value_name = "FILE", default_value = PIPELINE)]
    file: PathBuf,
    /// Run only this job and its needs
    job: Option<String>,
}

#[derive(Debug, Args)]
struct MergeArgs {
    /// The branch to merge into
    #[arg(long, value_name = "LINE", default_value = "main")]
    into: String,
    /// The branch to merge
    branch: String,
}

/// The answer of the command: the text to print, and whether it is yes.
struct Answer {
    text: String,
    yes: bool,
}

/// Why the command fails.
#[derive(Debug, Error)]
enum Failure {
    #[error("cannot read {}", file.display())]
    File { file: PathBuf, source: io::Error },
    #[error("{}", file.display())]
    Pipeline { file: PathBuf, source: ParseError },
    #[error("{}", file.display())]
    Plan { file: PathBuf, source: PlanError },
    #[error(transparent)]
    Git(#[from] GitError),
    #[error("{branch:?} is not merged")]
    Gate { branch: String, source: GateError },
    #[error("cannot write to standard output")]
    Stdout(#[source] io::Error),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Run(which) => run_jobs(&which).and_then(|answer| print(&answer)),
        Command::Plan(which) => show_plan(&which).and_then(|answer| print(&answer)),
        Command::Merge(args) => merge(&args).map(|answer| print_or_complain(&answer)),
    };
    outcome.unwrap_or_else(|failure| {
        complain(&in_full(&failure));
        ExitCode::from(2)
    })
}

/// Writes an answer to standard output. Returns the exit status.
fn print(answer: &Answer) -> Result<ExitCode, Failure> {
    write!(io::stdout(), "{}", answer.text).map_err(Failure::Stdout)?;
    Ok(answer.status())
}

/// Writes the answer about a merge. Returns the exit status. A merge stays merged, so the status does not depend on
/// whether the text can be written. If it cannot, it goes to standard error.
fn print_or_complain(answer: &Answer) -> ExitCode {
    print(answer).unwrap_or_else(|failure| {
        complain(&in_full(&failure));
        complain(answer.text.trim_end());
        answer.status()
    })
}

/// Writes to standard error.
fn complain(text: &str) {
    // If standard error is closed, there is nothing to do.
    let _ = writeln!(io::stderr(), "ci: {text}");
}

/// An error and its causes, in one line.
fn in_full(error: &dyn Error) -> String {
    let causes = iter::successors(error.source(), |&cause| cause.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}

impl Answer {
    fn status(&self) -> ExitCode {
        if self.yes {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        }
    }
}

/// Reads the pipeline of `--file`.
fn read(file: &Path) -> Result<Pipeline, Failure> {
    let text = fs::read_to_string(file).map_err(|source| Failure::File {
        file: file.to_owned(),
        source,
    })?;
    parse(&text).map_err(|source| Failure::Pipeline {
        file: file.to_owned(),
        source,
    })
}

/// The plan for the chosen jobs.
fn planned<'a>(pipeline: &'a Pipeline, which: &Which) -> Result<Vec<&'a Job>, Failure> {
    plan(pipeline, which.job.as_deref()).map_err(|source| Failure::Plan {
        file: which.file.clone(),
        source,
    })
}

/// Runs the chosen jobs, in the folder of the pipeline. The text is the summary; the answer is yes if all jobs
/// passed.
fn run_jobs(which: &Which) -> Result<Answer, Failure> {
    let pipeline = read(&which.file)?;
    let jobs = planned(&pipeline, which)?;
    let report = run(&jobs, &Shell::new(folder_of(&which.file)));
    Ok(Answer {
        text: report.to_string(),
        yes: report.is_green(),
    })
}

/// The folder that a file is in.
fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        // The parent of a bare file name is the empty path, which is no folder.
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// A line for each job in the order of the plan: `build`, or with needs `test (needs build, lint)`.
fn show_plan(which: &Which) -> Result<Answer, Failure> {
    let pipeline = read(&which.file)?;
    let jobs = planned(&pipeline, which)?;
    let lines = jobs.iter().map(|job| match job.needs.as_slice() {
        [] => format!("{}\n", job.name),
        needs => format!("{} (needs {})\n", job.name, needs.join(", ")),
    });
    Ok(Answer {
        text: lines.collect(),
        yes: true,
    })
}

/// Merges a branch of the current repository. The text is the summary, if there was a test, and then [`sentence`];
/// the answer is yes if the line contains the branch now.
fn merge(args: &MergeArgs) -> Result<Answer, Failure> {
    let repository = GitRepository::open(Path::new("."))?;
    let tester = Trial::new(&repository);
    let verdict = Gate::new(&repository, &tester)
        .merge(&args.branch, &args.into)
        .map_err(|source| Failure::Gate {
            branch: args.branch.clone(),
            source,
        })?;
    let summary = tested(&verdict).map_or_else(String::new, Report::to_string);
    Ok(Answer {
        text: format!("{summary}{}\n", sentence(&verdict, args)),
        yes: matches!(verdict, Verdict::Merged { .. } | Verdict::AlreadyMerged),
    })
}

/// The report about the merged result, if it was tested.
fn tested(verdict: &Verdict) -> Option<&Report> {
    match verdict {
        Verdict::Merged { report, .. } | Verdict::Red(report) | Verdict::MovedOn(report) => {
            Some(report)
        }
        Verdict::AlreadyMerged | Verdict::Conflict(_) => None,
    }
}

/// The result for the branch, in a sentence.
fn sentence(verdict: &Verdict, MergeArgs { into, branch }: &MergeArgs) -> String {
    match verdict {
        Verdict::Merged { commit, .. } => {
            format!("merged: {into:?} has {branch:?}, and is at {commit}")
        }
        Verdict::AlreadyMerged => format!("already merged: {into:?} has {branch:?}"),
        Verdict::Red(_) => {
            format!("not merged: {into:?} with {branch:?} in it is red, and stays as it was")
        }
        Verdict::Conflict(files) => {
            // A file's name may have line breaks and control codes for a terminal.
            let files: Vec<_> = files
                .iter()
                .map(|file| file.escape_debug().to_string())
                .collect();
            let files = files.join(", ");
            format!("not merged: {into:?} and {branch:?} are in conflict in {files}")
        }
        Verdict::MovedOn(_) => {
            format!("not merged: {into:?} moved while this was tested; try again")
        }
    }
}

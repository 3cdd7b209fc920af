//! The edge: what an error means to the person who gets it, and the status the command ends with.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::commands::book::BookError;
use crate::course::concept::ConceptError;
use crate::course::hints::HintsError;
use crate::course::impostor::ImpostorError;
use crate::course::kata::CourseError;
use crate::course::starter::StarterError;
use crate::course::walkthrough::WalkthroughError;
use crate::impostors::judge::JudgeError;
use crate::learner::journal::JournalError;
use crate::os::cargo::CargoError;
use crate::os::files;
use crate::overlay::source::SourceError;
use crate::replay::ReplayError;
use crate::run::scheduler::RunError;

/// The command's closed set of exit statuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// What was asked for is done, and green where lights are concerned.
    Green,
    /// Something is not green.
    NotGreen,
    /// The command was called wrongly, or a file of the course is malformed.
    Usage,
    /// The machine is in the way.
    Fault,
}

impl Status {
    /// The number that the shell sees.
    pub const fn code(self) -> u8 {
        match self {
            Self::Green => 0,
            Self::NotGreen => 1,
            Self::Usage => 2,
            Self::Fault => 3,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status.code())
    }
}

/// Anything that keeps a command from doing what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The course, or a name in it.
    #[error(transparent)]
    Course(#[from] CourseError),
    /// A concept page.
    #[error(transparent)]
    Concept(#[from] ConceptError),
    /// A run without a verdict.
    #[error(transparent)]
    Run(#[from] RunError),
    /// A cargo command.
    #[error(transparent)]
    Cargo(#[from] CargoError),
    /// A source tree.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// A kata's walk-through.
    #[error(transparent)]
    Walkthrough(#[from] WalkthroughError),
    /// Carrying it out.
    #[error(transparent)]
    Replay(#[from] ReplayError),
    /// The journal.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// What is there could not be kept, so nothing was overwritten.
    #[error(
        "nothing was changed, for what is there could not be kept first: {why}\n\
         copy katas/{name}/src to another place by hand; then it can be overwritten by hand, too"
    )]
    NotKept {
        /// The kata.
        name: String,
        /// Why not.
        why: String,
    },
    /// The book.
    #[error(transparent)]
    Book(#[from] BookError),
    /// A kata's starter.
    #[error(transparent)]
    Starter(#[from] StarterError),
    /// A kata's hints.
    #[error(transparent)]
    Hints(#[from] HintsError),
    /// A kata's impostors.
    #[error(transparent)]
    Impostor(#[from] ImpostorError),
    /// Judging them.
    #[error(transparent)]
    Judge(#[from] JudgeError),
    /// A file or stream.
    #[error("cannot {doing} {}: {source}", files::shown(.path))]
    Io {
        /// What was tried: "read", "write".
        doing: &'static str,
        /// With what.
        path: PathBuf,
        /// Why it failed.
        source: std::io::Error,
    },
    /// Something was asked for that makes no sense here; the text says what does.
    #[error("{0}")]
    Usage(String),
    /// Something has to be green first.
    #[error("{0}")]
    NotYet(String),
    /// A report that cannot be put into its format.
    #[error("cannot write the report: {0}")]
    Report(String),
}

impl Error {
    /// For a file that could not be read or written.
    pub fn io(
        doing: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io {
            doing,
            path,
            source,
        }
    }

    /// The status that the command ends with.
    pub fn status(&self) -> Status {
        match self {
            Self::Course(CourseError::Unreadable { .. })
            | Self::Cargo(_)
            | Self::Concept(_)
            | Self::Hints(_)
            | Self::NotKept { .. }
            | Self::Walkthrough(WalkthroughError::Unreadable { .. })
            | Self::Replay(_)
            | Self::Impostor(ImpostorError::Unreadable { .. })
            | Self::Judge(JudgeError::Run(_) | JudgeError::Sandbox(_))
            | Self::Io { .. }
            | Self::Report(_)
            | Self::Source(SourceError::Unreadable { .. }) => Status::Fault,
            Self::Journal(JournalError::NoEntry { .. })
            | Self::Course(_)
            | Self::Run(RunError::NoTests(_))
            | Self::Impostor(_)
            | Self::Walkthrough(_)
            | Self::Book(BookError::NoBook(_) | BookError::NoPart(_))
            | Self::Judge(_)
            | Self::Starter(_)
            | Self::Usage(_) => Status::Usage,
            Self::Run(_) | Self::Journal(_) => Status::Fault,
            Self::Source(SourceError::Syntax { .. })
            | Self::Book(BookError::Link(_) | BookError::Broken { .. })
            | Self::NotYet(_) => Status::NotGreen,
        }
    }
}

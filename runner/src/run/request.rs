//! What is asked of a run, what it tells meanwhile, and why it may have no verdict.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::course::kata::{Kata, Layer, Package, Suite};
use crate::course::roster::{self, TestFunction};
use crate::os::cargo::{Cargo, CargoError};
use crate::os::files;
use crate::os::process::Processes;
use crate::os::settings::Folders;
use crate::os::status::{HasStatus, Status};
use crate::run::verdict::TestReport;
use overlay::source::{CrateSource, SourceError};

/// The outside, as far as a run needs it.
#[derive(Clone, Copy)]
pub struct Tools<'a> {
    /// Builds the suites.
    pub cargo: &'a dyn Cargo,
    /// Runs the tests.
    pub processes: &'a dyn Processes,
}

/// What will be run.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The folder of the workspace that the package is in.
    pub root: &'a Path,
    /// The workspace in whose folders it is built and whose configuration applies, where it is another one.
    pub target: Option<&'a Folders>,
    pub kata: &'a Kata,
    /// Its starter or its solution.
    pub package: Package,
    /// Its suites, or some of them.
    pub suites: &'a [Suite],
    /// The only tests that are to run, where not all of them are: each by its name, its function's or its module's.
    pub only: Option<&'a [String]>,
    /// The test that is wanted first, by its id: the learner waits for it. Its suite is built before the others.
    pub first: Option<&'a str>,
    /// How the tests are started. The verdict is in roster order always.
    pub manner: Manner,
    /// What the suites' sources say, if they have been read already.
    pub sources: Option<&'a Sources>,
}

/// How tests are started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Each in a process of its own, in the order in which they are taught, so that the focus is known early.
    Roster,
    /// Each in a process of its own, shuffled by this seed, so that tests which lean on each other show it.
    Shuffled(u64),
    /// Those of a suite in one process, for tests that should pass: it costs a fraction. Where they do not all pass, or
    /// the process does not end in good order, they run as in [`Self::Roster`], which tells what is wrong.
    Together,
    /// The same for code that is not trusted: the harness has to have noted down each of them. Those that failed run again by
    /// themselves, and only those.
    TogetherNoted,
}

/// What a run tells while it goes on.
#[derive(Debug, Clone, PartialEq)]
pub enum RunEvent {
    /// Another cargo holds the target directory.
    Waiting,
    /// Another run of the same kata has to end first.
    AnotherRun,
    /// A crate is being compiled.
    Compiling(String),
    /// A suite is there, with these tests in roster order.
    Listed {
        layer: Layer,
        tests: Vec<String>,
        /// Their functions.
        functions: Vec<TestFunction>,
    },
    /// A test has ended.
    Tested(Box<TestReport>),
    /// Something that may take long, in words.
    Doing(String),
}

/// Why there is no verdict.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Cargo could not do its work.
    #[error(transparent)]
    Cargo(#[from] CargoError),
    /// A suite's executable could not be run.
    #[error("cannot run {}: {source}", files::shown(.program))]
    Start {
        /// The executable.
        program: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A suite's executable does not list its tests.
    #[error("the suite `{layer}` does not list its tests:\n{said}")]
    List {
        /// The suite.
        layer: Layer,
        /// What it printed instead.
        said: String,
    },
    /// There is nothing to run.
    #[error(
        "the kata `{0}` has no tests: its suites hold no function marked `#[test]` or `#[rstest]`\nadd one and run it again"
    )]
    NoTests(String),
}

impl HasStatus for RunError {
    fn status(&self) -> Status {
        match self {
            Self::NoTests(_) => Status::Usage,
            _ => Status::Fault,
        }
    }
}

/// The suites in which tests of these names may be; all of them, where none are named.
pub fn suites_with(kata: &Kata, only: Option<&[String]>) -> Vec<Suite> {
    let may_have =
        |layer: Layer, only: &[String]| only.iter().any(|name| roster::covers(layer.name(), name));
    kata.suites
        .iter()
        .filter(|suite| only.is_none_or(|only| may_have(suite.layer, only)))
        .cloned()
        .collect()
}

/// The words by which a suite gets at its kata's program.
const THE_PROGRAM: [&str; 2] = ["CARGO_BIN_EXE", "cargo_bin"];

/// What the suites' sources say.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The test functions by layer.
    pub functions: BTreeMap<Layer, Vec<TestFunction>>,
    /// The suites that start the kata's own program.
    pub start_the_program: BTreeSet<Layer>,
}

impl Sources {
    /// Reads them. Why one cannot be read, rustc says.
    pub fn read(suites: &[Suite]) -> Self {
        let mut read = Self::default();
        for suite in suites {
            read.add(suite.layer, CrateSource::read(&suite.file).ok().as_ref());
        }
        read
    }

    /// Reads them, for a caller that needs one.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn read_all(suites: &[Suite]) -> Result<Self, SourceError> {
        let mut read = Self::default();
        for suite in suites {
            read.add(suite.layer, Some(&CrateSource::read(&suite.file)?));
        }
        Ok(read)
    }

    fn add(&mut self, layer: Layer, source: Option<&CrateSource>) {
        if starts_the_program(source) {
            self.start_the_program.insert(layer);
        }
        if let Some(source) = source {
            self.functions.insert(layer, roster::functions(source));
        }
    }
}

/// Whether a text of tests gets at its kata's program.
pub fn names_the_program(text: &str) -> bool {
    THE_PROGRAM.iter().any(|word| text.contains(word))
}

/// Whether a suite starts its kata's program. One that cannot be read may.
pub fn starts_the_program(source: Option<&CrateSource>) -> bool {
    source.is_none_or(|source| source.mentions(&THE_PROGRAM))
}

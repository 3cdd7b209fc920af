//! The smallest CI that works: it runs a pipeline, and merges branches through a gate.
//!
//! | file | holds |
//! |---|---|
//! | `pipeline` | [`Pipeline`] and [`parse()`]: the content of a pipeline file |
//! | `plan` | [`plan()`]: the order of the jobs |
//! | `report` | [`Report`]: how the jobs ended, and the summary that people read |
//! | `run` | [`run()`]: runs a plan through a [`Runner`] |
//! | `shell` | [`Shell`]: the runner that starts real commands |
//! | `lifeline` | ends the processes of a step when the program ends |
//! | `git` | [`Repository`], and [`GitRepository`], which asks the program `git` |
//! | `environment` | the variables that send git to another repository |
//! | `leftovers` | the work trees that a killed run left behind |
//! | `unfinished` | [`InUse`]: how a work tree uses a branch; unfinished rebases and bisections |
//! | `checkout` | [`Checkout`]: a commit's files in a separate folder |
//! | `trial` | [`Tester`], and [`Trial`]: tests a commit with its own pipeline |
//! | `gate` | [`Gate`]: merges a branch if the merged result passes |

mod checkout;
mod environment;
mod gate;
mod git;
mod leftovers;
mod lifeline;
mod pipeline;
mod plan;
mod report;
mod run;
mod shell;
mod trial;
mod unfinished;

pub use checkout::Checkout;
pub use gate::{Gate, GateError, Verdict};
pub use git::{Commit, GitError, GitRepository, Merge, Repository};
pub use pipeline::{Job, ParseError, Pipeline, parse};
pub use plan::{PlanError, plan};
pub use report::{JobReport, JobState, Report, StepEnd};
pub use run::{Runner, blocker, run};
pub use shell::Shell;
pub use trial::{PIPELINE, Tester, Trial, TrialError};
pub use unfinished::{InUse, Work};

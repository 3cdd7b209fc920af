//! The smallest CI that works: a pipeline that is run, and a gate through which branches are merged.
//!
//! | file | holds |
//! |---|---|
//! | `pipeline` | [`Pipeline`] and [`parse()`]: what is in a pipeline file |
//! | `plan` | [`plan()`]: which job runs when |
//! | `report` | [`Report`]: how the jobs ended, and the summary that people read |
//! | `run` | [`run()`]: runs a plan through a [`Runner`] |
//! | `shell` | [`Shell`]: the runner that starts real commands |
//! | `git` | [`Repository`], and [`GitRepository`], which asks the program `git` |
//! | `environment` | the variables by which git is told to look elsewhere |
//! | `leftovers` | what a run that was killed left behind |
//! | `checkout` | [`Checkout`]: a commit's files in a folder of their own |
//! | `trial` | [`Trial`]: a commit, tested by its own pipeline |
//! | `gate` | [`Gate`]: merges a branch if the merged result is green |

mod checkout;
mod environment;
mod gate;
mod git;
mod leftovers;
mod pipeline;
mod plan;
mod report;
mod run;
mod shell;
mod trial;

pub use checkout::Checkout;
pub use gate::{Gate, GateError, Tester, Verdict};
pub use git::{Commit, GitError, GitRepository, Merge, Repository};
pub use pipeline::{Job, ParseError, Pipeline, parse};
pub use plan::{PlanError, plan};
pub use report::{JobReport, JobState, Report, StepEnd};
pub use run::{Runner, blocker, run};
pub use shell::Shell;
pub use trial::{PIPELINE, Trial, TrialError};

//! The smallest CI that works: a pipeline that is run, and a gate through which branches are merged.
//!
//! | file | holds |
//! |---|---|
//! | `pipeline` | [`Pipeline`] and [`parse()`]: what is in a pipeline file |
//! | `plan` | [`plan()`]: which job runs when |
//! | `report` | [`Report`]: how the jobs ended, and the summary that people read |
//! | `run` | [`run()`]: runs a plan through a [`Runner`] |
//! | `shell` | [`Shell`]: the runner that starts real commands |
//! | `lifeline` | what a step has started ends with the program |
//! | `git` | [`Repository`], and [`GitRepository`], which asks the program `git` |
//! | `environment` | the variables by which git is told to look elsewhere |
//! | `leftovers` | what a run that was killed left behind |
//! | `unfinished` | [`InUse`]: what a work tree does with a branch; rebases and bisections that git is in the middle of |
//! | `checkout` | [`Checkout`]: a commit's files in a folder of their own |
//! | `trial` | [`Tester`], and [`Trial`]: a commit, tested by its own pipeline |
//! | `gate` | [`Gate`]: merges a branch if the merged result is green |

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

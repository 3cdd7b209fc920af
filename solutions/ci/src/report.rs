//! How the jobs ended.

use std::fmt;

/// How a step ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepEnd {
    /// It ended by itself, with this exit status. Only 0 means success.
    Exited(i32),
    /// A signal ended it: another process sent it, or the program crashed.
    Killed(i32),
    /// It did not start, for this reason.
    NotStarted(String),
}

/// How a job ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobState {
    /// All of its steps succeeded.
    Passed,
    /// A step failed, and the steps behind it were not run.
    Failed {
        /// The number of the step, counted from 1.
        step: usize,
        /// The step itself, as in the file.
        command: String,
        /// How it ended.
        end: StepEnd,
    },
    /// It was not run.
    Skipped {
        /// The first of its needs that did not pass.
        need: String,
    },
}

/// A job, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobReport {
    /// The job's name.
    pub name: String,
    /// How it ended.
    pub state: JobState,
}

/// All jobs of a plan, in its order, and how they ended.
///
/// As a text it is the summary that people read: a line for each job, and one that counts them.
///
/// ```text
/// passed   build
/// failed   test: step 2, `cargo test`: exit status 101
/// skipped  deploy: needs `test`, which did not pass
/// red: 1 passed, 1 failed, 1 skipped
/// ```
///
/// It shows the end of a step in one of three ways: `exit status 101`, `killed by signal 9`, `did not start: …`. For a
/// step of several lines it shows the first one that is not blank, trimmed, with ` …` behind it if another such line
/// follows. The last line begins with `green` or `red`. Each line ends with a line break.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The jobs.
    pub jobs: Vec<JobReport>,
}

impl StepEnd {
    /// Whether the step succeeded.
    #[must_use]
    pub fn is_success(&self) -> bool {
        matches!(self, Self::Exited(0))
    }
}

impl fmt::Display for StepEnd {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exited(status) => write!(formatter, "exit status {status}"),
            Self::Killed(signal) => write!(formatter, "killed by signal {signal}"),
            Self::NotStarted(why) => write!(formatter, "did not start: {why}"),
        }
    }
}

impl Report {
    /// Whether there is a job and all jobs passed. A skipped job did not pass.
    #[must_use]
    pub fn is_green(&self) -> bool {
        let passed = |job: &JobReport| job.state == JobState::Passed;
        !self.jobs.is_empty() && self.jobs.iter().all(passed)
    }

    fn count(&self, of_this_kind: impl Fn(&JobState) -> bool) -> usize {
        let states = self.jobs.iter().map(|job| &job.state);
        states.filter(|state| of_this_kind(state)).count()
    }
}

impl fmt::Display for JobReport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match &self.state {
            JobState::Passed => write!(formatter, "passed   {name}"),
            JobState::Failed { step, command, end } => {
                let command = in_one_line(command);
                write!(
                    formatter,
                    "failed   {name}: step {step}, `{command}`: {end}"
                )
            }
            JobState::Skipped { need } => {
                write!(
                    formatter,
                    "skipped  {name}: needs `{need}`, which did not pass"
                )
            }
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for job in &self.jobs {
            writeln!(formatter, "{job}")?;
        }
        let colour = if self.is_green() { "green" } else { "red" };
        let passed = self.count(|state| *state == JobState::Passed);
        let failed = self.count(|state| matches!(state, JobState::Failed { .. }));
        let skipped = self.count(|state| matches!(state, JobState::Skipped { .. }));
        writeln!(
            formatter,
            "{colour}: {passed} passed, {failed} failed, {skipped} skipped"
        )
    }
}

/// A step, shortened to one line.
pub(crate) fn in_one_line(command: &str) -> String {
    let mut lines = command
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    match lines.next() {
        Some(_) => format!("{first} …"),
        None => first.to_owned(),
    }
}

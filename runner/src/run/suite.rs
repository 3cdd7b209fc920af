//! A suite's executable: listing its tests, trying one of them in a process of its own, running all of them in one.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::course::kata::{Layer, Package};
use crate::os::files::{self, Scratch};
use crate::os::package;
use crate::os::process::{Ending, Finished, Stop, Task, environment};
use crate::os::rustc::Compiler;
use crate::os::settings::Settings;
use crate::run::harness::{self, Judged, Tried};
use crate::run::request::{Request, RunError, Tools};
use crate::run::verdict::Outcome;

/// How long a suite may take to list its tests.
const LIST_LIMIT: Duration = Duration::from_secs(30);

/// A built suite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Executable {
    /// The file.
    pub program: PathBuf,
    /// How many tests it has.
    pub total: usize,
    /// Its harness notes down what passed, where it is told to.
    pub takes_notes: bool,
    /// What the harness has to say on standard error about that, whatever it runs: it would rather not take notes.
    pub grumbles: String,
}

/// Where and how suites are run.
pub struct Setup<'a> {
    tools: Tools<'a>,
    request: &'a Request<'a>,
    /// Ends all that is started here.
    stop: Stop,
    /// For the harness's notes; without it the suites do without.
    scratch: Option<Scratch>,
    notes: AtomicUsize,
    /// The program that starts the suites, as cargo's configuration says, and its arguments; empty where there is none.
    runner: Vec<OsString>,
    /// What cargo would tell the suites in their environment.
    env: Vec<(String, OsString)>,
}

impl<'a> Setup<'a> {
    /// For that request's package.
    pub fn new(tools: Tools<'a>, request: &'a Request<'a>) -> Self {
        let root = request.target.map_or(request.root, |folders| &folders.root);
        let settings = Settings::of(root);
        let Package { name, dir } = &request.package;
        let mut env = environment::of_configuration(&settings.env);
        env.extend(package::variables(request.root, dir, name));
        Self {
            runner: settings.runner(&Compiler),
            env,
            tools,
            request,
            stop: Stop::default(),
            scratch: Scratch::make().ok(),
            notes: AtomicUsize::new(0),
        }
    }

    /// The results are not wanted any longer: what runs is ended, and nothing begins.
    pub fn give_up(&self) {
        self.stop.stop();
    }

    /// Whether that has been said.
    pub fn is_given_up(&self) -> bool {
        self.stop.is_stopped()
    }

    /// How many tests can run at once.
    pub fn at_once(&self) -> usize {
        self.tools.processes.at_once(self.request.kata.memory_limit)
    }

    fn note_file(&self, wanted: bool) -> Option<PathBuf> {
        let number = self.notes.fetch_add(1, Ordering::Relaxed);
        self.scratch
            .as_ref()
            .filter(|_| wanted)
            .map(|scratch| scratch.file(&number.to_string()))
    }

    /// The tests of a suite, in the harness's order, and what there is to know about it.
    ///
    /// # Errors
    /// When it cannot be started or does not list them.
    pub fn list(
        &self,
        layer: Layer,
        program: &Path,
    ) -> Result<(Executable, Vec<String>), RunError> {
        // Whether the harness takes notes is found out by asking it to.
        let notes = self.note_file(true);
        let mut finished = self.run(program, &harness::LIST, notes.as_deref(), LIST_LIMIT, &[])?;
        let takes_notes = notes.is_some() && finished.ending == Ending::Exited(0);
        if !takes_notes {
            finished = self.run(program, &harness::LIST, None, LIST_LIMIT, &[])?;
        }
        if finished.ending != Ending::Exited(0) {
            return Err(RunError::List {
                layer,
                said: finished.stdout + &finished.stderr,
            });
        }
        let tests = harness::read_list(&finished.stdout);
        let grumbles = if takes_notes {
            finished.stderr
        } else {
            String::new()
        };
        Ok((
            Executable {
                program: program.to_owned(),
                total: tests.len(),
                takes_notes,
                grumbles,
            },
            tests,
        ))
    }

    /// Tries one test in a process of its own.
    ///
    /// # Errors
    /// When the suite cannot be started.
    pub fn one(
        &self,
        suite: &Executable,
        name: &str,
        limit: Duration,
        env: &[(&str, String)],
    ) -> Result<(Finished, Judged), RunError> {
        let file = self.note_file(suite.takes_notes);
        let uncaptured = harness::UNCAPTURED;
        let env: Vec<_> = env
            .iter()
            .cloned()
            .chain([(uncaptured.0, uncaptured.1.to_owned())])
            .collect();
        let mut finished = self.run(
            &suite.program,
            &harness::run_one(name),
            file.as_deref(),
            limit,
            &env,
        )?;
        if finished.stderr.starts_with(&suite.grumbles) {
            finished.stderr.drain(..suite.grumbles.len());
        }
        let notes = file.map(|file| files::read_text(&file));
        let tried = Tried {
            name,
            total: suite.total,
            notes: notes.as_deref(),
            limit,
            memory: self.request.kata.memory_limit,
        };
        let judged = harness::judge(tried, &finished);
        Ok((finished, judged))
    }

    /// Runs those tests in one process, and names those that failed. `None` if the process did not end in good order;
    /// the tests, run one by one, explain why.
    ///
    /// # Errors
    /// When the suite cannot be started.
    pub fn together(
        &self,
        suite: &Executable,
        names: &[&str],
        limit: Duration,
        env: &[(&str, String)],
    ) -> Result<Option<BTreeSet<String>>, RunError> {
        let args = harness::run_these(names, suite.total);
        let finished = self.run(&suite.program, &args, None, limit, env)?;
        Ok(match finished.ending {
            Ending::Exited(0 | 101) => harness::failed_of_all(&finished.stdout, names.len()),
            _ => None,
        })
    }

    /// Runs those tests in one process, and names those that are red, each with how it ended. Where the process does not
    /// come to its end in good order, these are all that have not passed until then.
    ///
    /// # Errors
    /// When the suite cannot be started.
    pub fn red_in_company(
        &self,
        suite: &Executable,
        names: &[&str],
        limit: Duration,
        env: &[(&str, String)],
    ) -> Result<BTreeMap<String, Outcome>, RunError> {
        let args = harness::run_these(names, suite.total);
        let finished = self.run(&suite.program, &args, None, limit, env)?;
        let failed = match finished.ending {
            Ending::Exited(0 | 101) => harness::failed_of_all(&finished.stdout, names.len()),
            _ => None,
        };
        if let Some(failed) = failed {
            let failed = failed.into_iter();
            return Ok(failed.map(|name| (name, Outcome::Failed)).collect());
        }
        let outcome = match finished.ending {
            Ending::TimedOut => Outcome::TimedOut,
            Ending::Signalled(_) => Outcome::Crashed,
            _ => Outcome::Failed,
        };
        let passed = harness::passed_of_all(&finished.stdout);
        let mut red: Vec<_> = names
            .iter()
            .filter(|name| !passed.contains(**name))
            .collect();
        if red.is_empty() {
            // All is well, and then the process ends otherwise: it is not known which of them it was.
            red.extend(names.first());
        }
        Ok(red
            .into_iter()
            .map(|name| ((*name).to_owned(), outcome))
            .collect())
    }

    /// Runs those tests in one process that comes to its end in good order, and says how long that took and which of them
    /// failed. `None`, if one failed or the process ended otherwise. With `noted` the harness's notes decide: then they have to
    /// name each test, and some may have failed.
    ///
    /// # Errors
    /// When the suite cannot be started.
    pub fn all_at_once<'n>(
        &self,
        suite: &Executable,
        names: &[&'n str],
        limit: Duration,
        noted: bool,
    ) -> Result<Option<(Duration, BTreeSet<&'n str>)>, RunError> {
        if noted && !suite.takes_notes {
            return Ok(None);
        }
        let args = harness::run_these(names, suite.total);
        let file = self.note_file(noted);
        let finished = self.run(&suite.program, &args, file.as_deref(), limit, &[])?;
        let failed = if noted {
            let notes = file.map_or_else(String::new, |file| files::read_text(&file));
            harness::noted_failures(&notes, names)
        } else {
            Some(BTreeSet::new())
        };
        let in_good_order = !finished.left_running
            && match (&failed, finished.ending) {
                (Some(failed), Ending::Exited(0)) => {
                    let said = harness::failed_of_all(&finished.stdout, names.len());
                    failed.is_empty() && said.is_some_and(|said| said.is_empty())
                }
                (Some(failed), Ending::Exited(101)) => !failed.is_empty(),
                _ => false,
            };
        Ok(failed
            .filter(|_| in_good_order)
            .map(|failed| (finished.took, failed)))
    }

    fn run(
        &self,
        program: &Path,
        args: &[&str],
        notes: Option<&Path>,
        limit: Duration,
        env: &[(&str, String)],
    ) -> Result<Finished, RunError> {
        let mut args: Vec<OsString> = args.iter().map(OsString::from).collect();
        args.extend(
            notes
                .into_iter()
                .flat_map(|file| [harness::NOTES.into(), file.into()]),
        );
        let mut words = self.runner.iter().cloned();
        let mut started = program;
        let runner = words.next().map(PathBuf::from);
        if let Some(runner) = &runner {
            args.splice(0..0, words.chain([program.into()]));
            started = runner;
        }
        let mut task = task(self.request, started, args, limit, &self.env);
        task.stop = self.stop.clone();
        task.env.extend(
            env.iter()
                .map(|(name, value)| ((*name).to_owned(), Some(value.into()))),
        );
        let started = self.tools.processes.run(&task);
        started.map_err(|source| RunError::Start {
            program: program.to_owned(),
            source,
        })
    }
}

/// A suite's executable, started where and as cargo would. Of the environment it sees only what every test does, so that
/// nothing of a person's changes its answer.
fn task(
    request: &Request<'_>,
    program: &Path,
    args: Vec<OsString>,
    limit: Duration,
    env: &[(String, OsString)],
) -> Task {
    let set = |name: &str, value: OsString| (name.to_owned(), Some(value));
    let given = env
        .iter()
        .map(|(name, value)| (name.clone(), Some(value.clone())));
    Task {
        program: program.to_owned(),
        args,
        dir: request.package.dir.clone(),
        env: given
            .chain([
                set("INSTA_WORKSPACE_ROOT", request.root.into()),
                set("INSTA_UPDATE", "no".into()),
                set("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1".into()),
                set("RUST_BACKTRACE", "0".into()),
            ])
            .collect(),
        limit,
        memory: request.kata.memory_limit,
        stop: Stop::default(),
        crowd: None,
        notes: None,
    }
}

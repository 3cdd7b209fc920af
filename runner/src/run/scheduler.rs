//! One run of a kata: its suites are built, and every test runs in a process of its own as soon as its suite is there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use crate::course::kata::Layer;
use crate::course::roster::{self, TestFunction};
use crate::os::cargo::{Build, BuildEvent, Built, CompileError};
use crate::os::ending;
use crate::run::ran::Ran;
use crate::run::request::{Manner, Request, RunError, RunEvent, Sources, Tools};
use crate::run::restored;
use crate::run::suite::{Executable, Setup};
use crate::run::verdict::{Outcome, TestReport, Verdict};

/// How long a test may take once another one of the same run has run into its limit.
const AFTER_A_TIME_OUT: Duration = Duration::from_secs(1);

/// How long the tests of a suite may take together if it is not known whether one of them loops.
const UNTRUSTED: Duration = Duration::from_secs(3);

/// Runs it.
///
/// # Errors
/// If a tool or the system stops the run. Code that does not compile and tests that fail are verdicts, not errors.
pub fn run(
    tools: Tools<'_>,
    request: &Request<'_>,
    tell: &(dyn Fn(RunEvent) + Sync),
) -> Result<Ran, RunError> {
    let state = RunState {
        setup: Setup::new(tools, request),
        request,
        tell,
        one_timed_out: AtomicBool::new(false),
        reports: Mutex::default(),
    };
    let (send, jobs) = mpsc::channel();
    let jobs = Mutex::new(jobs);
    let (built, functions, programs) = thread::scope(|scope| {
        // The sources are read while rustc works, and the workers wait for the first suite.
        let mut reader = Some(scope.spawn(|| {
            let known = request.sources.cloned();
            known.unwrap_or_else(|| Sources::read(request.suites))
        }));
        for _ in 0..state.setup.at_once() {
            scope.spawn(|| state.work(&jobs));
        }
        let mut read = Sources::default();
        let mut programs = BTreeMap::new();
        let mut waiting = Vec::new();
        let mut mistake = None;
        let mut start =
            |layer, program: &Path, functions: &BTreeMap<Layer, Vec<TestFunction>>| match state
                .start(layer, program, functions, &send)
            {
                Ok(suite) => drop(programs.insert(layer, suite)),
                // A suite that was ended because it is no longer wanted has made no mistake.
                Err(_) if state.setup.is_given_up() => {}
                Err(error) => {
                    state.setup.give_up();
                    mistake = Some(error);
                }
            };
        let refused = || state.setup.give_up();
        let built = build_suites(tools, request, tell, &refused, &mut |layer, program| {
            if let Some(reader) = reader.take() {
                read = joined(reader);
            }
            if read.start_the_program.contains(&layer) {
                // Cargo links the program beside the suite: until it has ended, the old one may be there.
                waiting.push((layer, program));
            } else {
                start(layer, &program, &read.functions);
            }
        });
        if built.as_ref().is_ok_and(|built| built.errors.is_empty()) {
            for (layer, program) in waiting {
                start(layer, &program, &read.functions);
            }
        }
        let read = reader.map_or(read, joined);
        drop(send);
        (mistake.map_or(built, Err), read.functions, programs)
    });
    let built = built?;
    let name = &request.kata.name;
    if !built.errors.is_empty() {
        return Ok(Ran {
            verdict: Verdict::amber(name, first_of(&built.errors)),
            functions,
            warnings: built.warnings,
            errors: built.errors,
            artifacts: built.artifacts,
            programs,
        });
    }
    state.judge_the_focus(&programs);
    // On Ctrl-C the tests were stopped: that is no verdict, and is neither shown nor kept.
    ending::wait_if_begun();
    let reports = state
        .reports
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    let reports = reports.into_values().collect::<Result<Vec<_>, _>>()?;
    if reports.is_empty() {
        return Err(RunError::NoTests(name.clone()));
    }
    Ok(Ran {
        verdict: Verdict::of_tests(name, reports),
        functions,
        warnings: built.warnings,
        errors: built.errors,
        artifacts: built.artifacts,
        programs,
    })
}

/// The first error whole, and how many more there are.
fn first_of(errors: &[CompileError]) -> String {
    let more = match errors.len() {
        0 | 1 => String::new(),
        2 => "\nand 1 more error".to_owned(),
        many => format!("\nand {} more errors", many - 1),
    };
    let first = errors.first().map_or("", |error| error.rendered.trim_end());
    format!("{first}{more}")
}

fn build_of(request: &Request<'_>) -> Build {
    let mut targets: Vec<_> = request
        .suites
        .iter()
        .map(|suite| suite.layer.name().to_owned())
        .collect();
    let wanted = request.first.and_then(|id| id.split_once("::"));
    targets.sort_by_key(|target| wanted.is_none_or(|(layer, _)| target != layer));
    Build {
        root: request.root.to_owned(),
        target: request.target.cloned(),
        package: request.package.name.clone(),
        package_dir: request.package.dir.clone(),
        targets,
        learner_dir: Some(request.kata.dir.clone()),
        ..Build::default()
    }
}

/// Builds the suites without running anything: what rustc says, and the executables.
///
/// # Errors
/// If a tool or the system stops it.
pub fn build(
    tools: Tools<'_>,
    request: &Request<'_>,
    tell: &(dyn Fn(RunEvent) + Sync),
) -> Result<(Built, BTreeMap<Layer, PathBuf>), RunError> {
    let mut programs = BTreeMap::new();
    let built = build_suites(tools, request, tell, &|| {}, &mut |layer, program| {
        programs.insert(layer, program);
    })?;
    Ok((built, programs))
}

/// Lets cargo build the suites, and hands each over as soon as cargo says that it is there. If not all are built,
/// `refused` is called as soon as that is known, whatever is done with a suite meanwhile.
fn build_suites(
    tools: Tools<'_>,
    request: &Request<'_>,
    tell: &(dyn Fn(RunEvent) + Sync),
    refused: &(dyn Fn() + Sync),
    suite_is_there: &mut dyn FnMut(Layer, PathBuf),
) -> Result<Built, RunError> {
    if !restored::make_look_new(request.kata) {
        // Then cargo is to forget what it has built. Why it cannot, the build tells.
        let clean = ["clean", "--quiet", "--package", &request.package.name];
        let _ = tools.cargo.run(request.root, &clean.map(str::to_owned));
    }
    let build = build_of(request);
    let (send, steps) = mpsc::channel();
    thread::scope(|scope| {
        let builder = scope.spawn(|| {
            let built = tools.cargo.build(&build, send);
            if !built.as_ref().is_ok_and(|built| built.errors.is_empty()) {
                refused();
            }
            built
        });
        for step in steps {
            match step {
                BuildEvent::Waiting => tell(RunEvent::Waiting),
                BuildEvent::Compiling(name) => tell(RunEvent::Compiling(name)),
                BuildEvent::Program(_) => {}
                BuildEvent::TestTarget { target, program } => {
                    if let Some(layer) = Layer::named(&target) {
                        suite_is_there(layer, program);
                    }
                }
            }
        }
        Ok(joined(builder)?)
    })
}

/// What a thread came to; its panic goes on in this one.
fn joined<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// One test to run.
struct Job {
    layer: Layer,
    position: usize,
    name: String,
    suite: Executable,
}

/// What the workers share.
struct RunState<'a> {
    setup: Setup<'a>,
    request: &'a Request<'a>,
    tell: &'a (dyn Fn(RunEvent) + Sync),
    /// A test has run into its limit.
    one_timed_out: AtomicBool,
    /// By roster position.
    reports: Mutex<BTreeMap<(Layer, usize), Result<TestReport, RunError>>>,
}

impl RunState<'_> {
    /// Hands the tests of a suite to the workers.
    fn start(
        &self,
        layer: Layer,
        program: &Path,
        functions: &BTreeMap<Layer, Vec<TestFunction>>,
        jobs: &mpsc::Sender<Job>,
    ) -> Result<Executable, RunError> {
        let (suite, listed) = self.setup.list(layer, program)?;
        let known = functions.get(&layer).map_or(&[][..], Vec::as_slice);
        let roster = roster::in_source_order(listed, known);
        (self.tell)(RunEvent::Listed {
            layer,
            tests: roster.clone(),
            functions: known.to_vec(),
        });
        let wanted = self.jobs(layer, &suite, roster);
        let left = match self.request.manner {
            Manner::Together | Manner::TogetherNoted => self.at_once(&suite, wanted)?,
            Manner::Roster | Manner::Shuffled(_) => wanted,
        };
        for job in left {
            // The workers end only when this sender is gone.
            let _ = jobs.send(job);
        }
        Ok(suite)
    }

    /// Runs these tests of a suite together, and reports those that pass. The others are left for a process of their own: what
    /// makes one test fail may be what another one has left behind.
    fn at_once(&self, suite: &Executable, jobs: Vec<Job>) -> Result<Vec<Job>, RunError> {
        let names: Vec<_> = jobs.iter().map(|job| job.name.as_str()).collect();
        if names.is_empty() {
            return Ok(jobs);
        }
        let noted = self.request.manner == Manner::TogetherNoted;
        let limit = self.request.kata.time_limit;
        // A loop would run into its limit twice.
        let limit = if noted { limit.min(UNTRUSTED) } else { limit };
        let Some((took, failed)) = self.setup.all_at_once(suite, &names, limit, noted)? else {
            return Ok(jobs);
        };
        let each = tenths(took / u32::try_from(jobs.len()).unwrap_or(u32::MAX));
        let failed: BTreeSet<_> = failed.into_iter().map(str::to_owned).collect();
        let (left, passed): (Vec<_>, Vec<_>) =
            jobs.into_iter().partition(|job| failed.contains(&job.name));
        for job in &passed {
            self.report(
                job,
                Ok(TestReport {
                    layer: job.layer,
                    name: job.name.clone(),
                    outcome: Outcome::Passed,
                    // The time of each of them is not known.
                    millis: each,
                    message: None,
                    place: None,
                    printed: None,
                    output: String::new(),
                }),
            );
        }
        Ok(left)
    }

    fn report(&self, job: &Job, report: Result<TestReport, RunError>) {
        match &report {
            Ok(report) => (self.tell)(RunEvent::Tested(Box::new(report.clone()))),
            // There is no verdict, so the other reports are of no use.
            Err(_) => self.setup.give_up(),
        }
        let mut reports = self.reports.lock().unwrap_or_else(PoisonError::into_inner);
        reports.insert((job.layer, job.position), report);
    }

    fn jobs(&self, layer: Layer, suite: &Executable, roster: Vec<String>) -> Vec<Job> {
        let mut jobs: Vec<_> = roster
            .into_iter()
            .enumerate()
            .map(|(position, name)| Job {
                layer,
                position,
                name,
                suite: suite.clone(),
            })
            .filter(|job| {
                let id = format!("{layer}::{}", job.name);
                self.request
                    .only
                    .is_none_or(|only| only.iter().any(|name| roster::covers(name, &id)))
            })
            .collect();
        if let Manner::Shuffled(seed) = self.request.manner {
            fastrand::Rng::with_seed(seed).shuffle(&mut jobs);
        }
        let is_first = |job: &Job| {
            let wanted = self.request.first.and_then(|id| id.split_once("::"));
            wanted == Some((layer.name(), &*job.name))
        };
        jobs.sort_by_key(|job| !is_first(job));
        jobs
    }

    /// Takes one test after the other until there are no more.
    fn work(&self, jobs: &Mutex<mpsc::Receiver<Job>>) {
        loop {
            let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(job) = job else { break };
            if !self.setup.is_given_up() {
                self.report(&job, self.test(&job));
            }
        }
    }

    fn test(&self, job: &Job) -> Result<TestReport, RunError> {
        // Where one test hangs, many may: the others are given less time, or a single endless loop would cost minutes.
        let whole = self.request.kata.time_limit;
        let limit = if self.one_timed_out.load(Ordering::Relaxed) {
            whole.min(AFTER_A_TIME_OUT)
        } else {
            whole
        };
        let mut report = self.test_within(job, limit)?;
        if report.outcome == Outcome::TimedOut {
            if limit < whole {
                let seconds = limit.as_secs_f64();
                report.outcome = Outcome::NotJudged;
                report.message = Some(format!(
                    "not judged: it had {seconds} s only, because another test had run into its limit of {} s; \
                     see to that one first",
                    whole.as_secs_f64()
                ));
            } else {
                self.one_timed_out.store(true, Ordering::Relaxed);
            }
        }
        Ok(report)
    }

    fn test_within(&self, job: &Job, limit: Duration) -> Result<TestReport, RunError> {
        let (finished, judged) = self.setup.one(&job.suite, &job.name, limit, &[])?;
        Ok(TestReport {
            layer: job.layer,
            name: job.name.clone(),
            outcome: judged.outcome,
            millis: tenths(finished.took),
            message: judged.message,
            place: judged.place,
            printed: judged.printed,
            output: if judged.outcome == Outcome::Passed {
                String::new()
            } else {
                finished.stdout + &finished.stderr
            },
        })
    }

    /// Gives those tests their whole time after all that were not judged and are taught before the first that is red:
    /// one of them may be the one in focus, and all others are to be green.
    fn judge_the_focus(&self, programs: &BTreeMap<Layer, Executable>) {
        while !self.setup.is_given_up()
            && let Some(job) = self.first_not_judged(programs)
        {
            let report = self.test_within(&job, self.request.kata.time_limit);
            self.report(&job, report);
        }
    }

    /// The first test that did not pass, if that is because it was not judged.
    fn first_not_judged(&self, programs: &BTreeMap<Layer, Executable>) -> Option<Job> {
        let reports = self.reports.lock().unwrap_or_else(PoisonError::into_inner);
        let passed = |report: &Result<TestReport, RunError>| {
            report
                .as_ref()
                .is_ok_and(|report| report.outcome == Outcome::Passed)
        };
        let (&(layer, position), report) = reports.iter().find(|(_, report)| !passed(report))?;
        let report = report.as_ref().ok()?;
        (report.outcome == Outcome::NotJudged).then_some(Job {
            layer,
            position,
            name: report.name.clone(),
            suite: programs.get(&layer)?.clone(),
        })
    }
}

/// In milliseconds, to a tenth.
fn tenths(took: Duration) -> f64 {
    (took.as_secs_f64() * 10_000.0).round() / 10.0
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::course::kata::{Kata, Suite};
    use crate::os::cargo::CargoError;
    use crate::os::cargo::MockCargo;
    use crate::os::process::Processes;
    use crate::os::process::{Ending, Finished, MockProcesses, Task};
    use crate::run::harness;
    use crate::run::verdict::Light;
    use rstest::rstest;
    use std::sync::Arc;

    const SUITE: &str = "#[test] fn zebra() {}\n#[test] fn apple() {}\n#[test] fn mango() {}\n";

    /// A kata with a suite of three tests, whose source is in the folder.
    fn kata(dir: &Path) -> Kata {
        let file = dir.join("unit.rs");
        std::fs::write(&file, SUITE).expect("a file");
        Kata {
            time_limit: Duration::from_secs(7),
            suites: vec![Suite {
                layer: Layer::Unit,
                file,
            }],
            ..Kata::example(dir)
        }
    }

    fn request(kata: &Kata, manner: Manner) -> Request<'_> {
        Request {
            root: &kata.dir,
            target: None,
            kata,
            package: kata.starter(),
            suites: &kata.suites,
            only: None,
            first: None,
            manner,
            sources: None,
        }
    }

    /// A cargo that builds the one suite and has this to say about it.
    fn cargo(built: Built) -> MockCargo {
        let mut cargo = MockCargo::new();
        cargo
            .expect_build()
            .times(1)
            .returning(move |build, steps| {
                assert_eq!(
                    (build.package.as_str(), &build.targets[..]),
                    ("fruit", &["unit".to_owned()][..])
                );
                let suite = BuildEvent::TestTarget {
                    target: "unit".to_owned(),
                    program: "suite".into(),
                };
                steps.send(suite).expect("the run listens");
                Ok(built.clone())
            });
        cargo
    }

    /// Processes of which so many run at once.
    fn processes(at_once: usize) -> MockProcesses {
        let mut processes = MockProcesses::new();
        processes.expect_at_once().return_const(at_once);
        processes
    }

    /// The test that a task runs; `None` where it lists them.
    fn test_of(task: &Task) -> Option<String> {
        let name = task.args[0].to_string_lossy().into_owned();
        (name != "--list").then_some(name)
    }

    /// A list of tests as the harness prints it.
    pub(crate) fn listing(names: &[&str]) -> Finished {
        let lines: Vec<_> = names.iter().map(|name| format!("{name}: test\n")).collect();
        Finished::example(Ending::Exited(0), lines.concat())
    }

    /// What a suite of so many tests says when that one has passed; the harness has noted it down.
    pub(crate) fn passing(task: &Task, name: &str, total: usize) -> Finished {
        let mut notes = task.args.iter().skip_while(|arg| *arg != harness::NOTES);
        let notes = notes.nth(1).expect("a file for notes");
        std::fs::write(notes, format!("ok {name}\n")).expect("a file");
        Finished::example(
            Ending::Exited(0),
            format!(
                "\nrunning 1 test\ntest {name} ... ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; \
                 0 measured; {} filtered out; finished in 0.00s\n\n",
                total - 1
            ),
        )
    }

    /// A suite in which `mango` fails, and which writes down what it was asked to do.
    fn suite(asked: &Arc<Mutex<Vec<Task>>>) -> MockProcesses {
        let asked = Arc::clone(asked);
        let mut processes = processes(2);
        processes.expect_run().returning(move |task| {
            let Some(name) = test_of(task) else {
                return Ok(listing(&["apple", "mango", "zebra"]));
            };
            asked.lock().expect("no panic").push(task.clone());
            Ok(if name == "mango" {
                Finished::example(Ending::Signalled(6), String::new())
            } else {
                passing(task, &name, 3)
            })
        });
        processes
    }

    fn names(verdict: &Verdict) -> Vec<&str> {
        verdict
            .tests
            .iter()
            .map(|test| test.name.as_str())
            .collect()
    }

    #[test]
    fn reports_stand_in_source_order_whatever_the_harness_says() {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        let (cargo, processes) = (cargo(Built::default()), suite(&Arc::default()));
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let ran = run(tools, &request(&kata, Manner::Roster), &|_| {}).unwrap();
        assert_eq!(names(&ran.verdict), ["zebra", "apple", "mango"]);
        assert_eq!(
            (ran.verdict.light, ran.verdict.focus.as_deref()),
            (Light::Red, Some("unit::mango"))
        );
        assert!((ran.verdict.tests[0].millis - 1.5).abs() < f64::EPSILON);
    }

    #[test]
    fn the_test_that_is_wanted_first_is_built_and_started_first() {
        let dir = tempfile::tempdir().unwrap();
        let mut kata = kata(dir.path());
        kata.suites.push(Suite {
            layer: Layer::E2e,
            file: dir.path().join("e2e.rs"),
        });
        let wanting = |id| Request {
            first: Some(id),
            ..request(&kata, Manner::Roster)
        };
        assert_eq!(build_of(&wanting("e2e::one")).targets, ["e2e", "unit"]);
        assert_eq!(build_of(&wanting("unit::mango")).targets, ["unit", "e2e"]);
        let started: Arc<Mutex<Vec<String>>> = Arc::default();
        let seen = Arc::clone(&started);
        let mut processes = processes(1);
        processes.expect_run().returning(move |task| {
            let Some(name) = test_of(task) else {
                return Ok(listing(&["apple", "mango", "zebra"]));
            };
            seen.lock().expect("no panic").push(name.clone());
            Ok(passing(task, &name, 3))
        });
        let cargo = cargo(Built::default());
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let request = Request {
            suites: &kata.suites[..1],
            ..wanting("unit::mango")
        };
        let ran = run(tools, &request, &|_| {}).unwrap();
        assert_eq!(names(&ran.verdict), ["zebra", "apple", "mango"]);
        assert_eq!(*started.lock().unwrap(), ["mango", "zebra", "apple"]);
    }

    #[test]
    fn a_shuffled_run_starts_in_another_order_and_reports_in_the_same() {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        let started = |manner| {
            let order: Arc<Mutex<Vec<String>>> = Arc::default();
            let seen = Arc::clone(&order);
            // One at a time: the order in which they are started is the one in which they were handed out.
            let mut processes = processes(1);
            processes.expect_run().returning(move |task| {
                let Some(name) = test_of(task) else {
                    return Ok(listing(&["apple", "mango", "zebra"]));
                };
                seen.lock().expect("no panic").push(name.clone());
                Ok(passing(task, &name, 3))
            });
            let cargo = cargo(Built::default());
            let tools = Tools {
                cargo: &cargo,
                processes: &processes,
            };
            let ran = run(tools, &request(&kata, manner), &|_| {}).unwrap();
            assert_eq!(names(&ran.verdict), ["zebra", "apple", "mango"]);
            let order = order.lock().unwrap().clone();
            let mut sorted = order.clone();
            sorted.sort();
            assert_eq!(sorted, ["apple", "mango", "zebra"], "each once");
            order
        };
        assert_eq!(started(Manner::Roster), ["zebra", "apple", "mango"]);
        let orders: Vec<_> = (0..8).map(|seed| started(Manner::Shuffled(seed))).collect();
        assert!(orders.iter().any(|order| *order != orders[0]), "{orders:?}");
        let again = started(Manner::Shuffled(3));
        assert_eq!(again, orders[3], "a seed is an order");
    }

    /// A suite that ends like this when its tests run together, and one by one passes.
    fn together(said: &'static str, asked: &Arc<Mutex<Vec<Vec<String>>>>) -> MockProcesses {
        let asked = Arc::clone(asked);
        let mut processes = processes(2);
        processes.expect_run().returning(move |task| {
            let args: Vec<_> = task
                .args
                .iter()
                .map(|arg| arg.to_string_lossy().into_owned())
                .take_while(|arg| arg != harness::NOTES)
                .collect();
            if args[0] == "--list" {
                let tests = "apple: test\nmango: test\nzebra: test\n";
                return Ok(Finished::example(Ending::Exited(0), tests.to_owned()));
            }
            asked.lock().expect("no panic").push(args.clone());
            if !args.contains(&"--test-threads=1".to_owned()) {
                return Ok(Finished::example(Ending::Exited(0), said.to_owned()));
            }
            let notes = task.args.last().expect("a file for notes");
            std::fs::write(notes, format!("ok {}\n", args[0])).expect("a file");
            let said = format!(
                "\nrunning 1 test\ntest {} ... ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; \
                 2 filtered out; finished in 0.00s\n\n",
                args[0]
            );
            Ok(Finished::example(Ending::Exited(0), said))
        });
        processes
    }

    #[rstest]
    #[case::all_pass("\ntest result: ok. 3 passed; 0 failed; 0 ignored\n", 1)]
    #[case::one_fails("\ntest result: FAILED. 2 passed; 1 failed; 0 ignored\n", 4)]
    #[case::one_is_missing("\ntest result: ok. 2 passed; 0 failed; 0 ignored\n", 4)]
    #[case::the_process_ends_early("", 4)]
    fn together_or_else_one_by_one(#[case] said: &'static str, #[case] processes_started: usize) {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        let asked = Arc::default();
        let (cargo, processes) = (cargo(Built::default()), together(said, &asked));
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let ran = run(tools, &request(&kata, Manner::Together), &|_| {}).unwrap();
        assert_eq!(names(&ran.verdict), ["zebra", "apple", "mango"]);
        assert_eq!(ran.verdict.light, Light::Green);
        let asked = asked.lock().unwrap();
        assert_eq!(asked[0], ["--include-ignored"]);
        assert_eq!(asked.len(), processes_started);
    }

    #[rstest]
    #[case::all_pass("ok apple\nok mango\nok zebra\n", 0, &[])]
    #[case::one_fails("ok apple\nfailed mango\nok zebra\n", 101, &["mango"])]
    #[case::one_is_missing("ok apple\nok zebra\n", 101, &["zebra", "apple", "mango"])]
    #[case::the_status_is_another("ok apple\nfailed mango\nok zebra\n", 0, &["zebra", "apple", "mango"])]
    #[case::it_says_that_none_fails("ok apple\nok mango\nok zebra\n", 101, &["zebra", "apple", "mango"])]
    fn what_is_noted_as_failed_runs_again_by_itself(
        #[case] notes: &'static str,
        #[case] status: i32,
        #[case] again: &[&str],
    ) {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        let asked = Arc::default();
        let one_by_one = together("", &asked);
        let mut processes = processes(2);
        processes.expect_run().returning(move |task| {
            let is_one = task.args.iter().any(|arg| arg == "--test-threads=1");
            if is_one || task.args[0] == "--list" {
                return one_by_one.run(task);
            }
            std::fs::write(task.args.last().expect("a file for notes"), notes).expect("a file");
            let said = "\ntest result: ok. 3 passed; 0 failed; 0 ignored\n".to_owned();
            Ok(Finished::example(Ending::Exited(status), said))
        });
        let cargo = cargo(Built::default());
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let ran = run(tools, &request(&kata, Manner::TogetherNoted), &|_| {}).unwrap();
        assert_eq!(names(&ran.verdict), ["zebra", "apple", "mango"]);
        assert_eq!(ran.verdict.light, Light::Green);
        let asked = asked.lock().unwrap();
        let mut ran_again: Vec<_> = asked.iter().map(|args| args[0].as_str()).collect();
        let mut expected = again.to_vec();
        ran_again.sort_unstable();
        expected.sort_unstable();
        assert_eq!(ran_again, expected);
    }

    #[test]
    fn together_only_those_run_that_are_wanted() {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        let asked = Arc::default();
        let said = "\ntest result: ok. 1 passed; 0 failed; 0 ignored\n";
        let (cargo, processes) = (cargo(Built::default()), together(said, &asked));
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let request = Request {
            only: Some(&["unit::mango".to_owned()]),
            ..request(&kata, Manner::Together)
        };
        let ran = run(tools, &request, &|_| {}).unwrap();
        assert_eq!(names(&ran.verdict), ["mango"]);
        assert_eq!(
            *asked.lock().unwrap(),
            [["mango", "--exact", "--include-ignored"]]
        );
    }

    #[test]
    fn a_test_is_started_where_and_as_cargo_would() {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        let asked = Arc::default();
        let (cargo, processes) = (cargo(Built::default()), suite(&asked));
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        run(tools, &request(&kata, Manner::Roster), &|_| {}).unwrap();
        let task = asked.lock().unwrap()[0].clone();
        assert_eq!(task.dir, kata.dir);
        assert_eq!(task.limit, Duration::from_secs(7));
        let value = |name: &str| {
            task.env
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.clone())
        };
        assert_eq!(
            value("INSTA_WORKSPACE_ROOT"),
            Some(Some(kata.dir.clone().into()))
        );
        assert_eq!(value("INSTA_UPDATE"), Some(Some("no".into())));
        assert_eq!(
            value("PROPTEST_DISABLE_FAILURE_PERSISTENCE"),
            Some(Some("1".into()))
        );
        assert_eq!(value("RUST_BACKTRACE"), Some(Some("0".into())));
    }

    #[test]
    fn code_that_does_not_compile_is_amber_whatever_ran_already() {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        let errors = ["error: first", "error: second", "error: third"]
            .map(|rendered| CompileError {
                rendered: rendered.to_owned(),
                places: vec![],
            })
            .to_vec();
        let (cargo, processes) = (
            cargo(Built {
                errors,
                ..Built::default()
            }),
            suite(&Arc::default()),
        );
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let ran = run(tools, &request(&kata, Manner::Roster), &|_| {}).unwrap();
        assert_eq!(
            ran.verdict,
            Verdict::amber("fruit", "error: first\nand 2 more errors".to_owned())
        );
    }

    /// Processes that amber is to end: they run until they are told to stop.
    fn endless(running: mpsc::Sender<()>) -> MockProcesses {
        let mut processes = processes(2);
        let running = Mutex::new(running);
        processes.expect_run().returning(move |task| {
            if test_of(task).is_none() {
                return Ok(listing(&["apple", "mango", "zebra"]));
            }
            // The listener is gone when it has heard of the first.
            let _ = running.lock().expect("no panic").send(());
            while !task.stop.is_stopped() {
                thread::yield_now();
            }
            Ok(Finished::example(Ending::Stopped, String::new()))
        });
        processes
    }

    /// A cargo that builds the suite, and fails when its tests are running.
    fn failing_cargo(
        running: mpsc::Receiver<()>,
        failure: impl Fn() -> Result<Built, CargoError> + Send + 'static,
    ) -> MockCargo {
        let mut cargo = MockCargo::new();
        let running = Mutex::new(running);
        cargo.expect_build().returning(move |_, steps| {
            let suite = BuildEvent::TestTarget {
                target: "unit".to_owned(),
                program: "suite".into(),
            };
            steps.send(suite).expect("the run listens");
            let running = running.lock().expect("no panic");
            running.recv().expect("a test runs");
            failure()
        });
        cargo
    }

    fn one_error() -> Built {
        Built {
            errors: vec![CompileError {
                rendered: "error: first".to_owned(),
                places: vec![],
            }],
            ..Built::default()
        }
    }

    #[rstest]
    #[case::one_by_one(Manner::Roster)]
    #[case::together(Manner::Together)]
    fn code_that_does_not_compile_ends_the_tests_that_run(#[case] manner: Manner) {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        let (send, running) = mpsc::channel();
        let processes = endless(send);
        let cargo = failing_cargo(running, || Ok(one_error()));
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let ran = run(tools, &request(&kata, manner), &|_| {}).unwrap();
        assert_eq!(ran.verdict.light, Light::Amber);
    }

    #[test]
    fn a_cargo_that_fails_ends_the_tests_that_run() {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        let (send, running) = mpsc::channel();
        let processes = endless(send);
        let cargo = failing_cargo(running, || Err(CargoError::Failed("no".to_owned())));
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let error = run(tools, &request(&kata, Manner::Roster), &|_| {}).unwrap_err();
        assert!(matches!(error, RunError::Cargo(_)), "{error}");
    }

    #[test]
    fn a_suite_that_is_being_listed_when_the_code_does_not_compile_is_ended() {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        let (send, running) = mpsc::channel();
        let mut processes = processes(2);
        let send = Mutex::new(send);
        processes.expect_run().returning(move |task| {
            let _ = send.lock().expect("no panic").send(());
            while !task.stop.is_stopped() {
                thread::yield_now();
            }
            Ok(Finished::example(Ending::Stopped, String::new()))
        });
        let cargo = failing_cargo(running, || Ok(one_error()));
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let ran = run(tools, &request(&kata, Manner::Roster), &|_| {}).unwrap();
        assert_eq!(
            ran.verdict.light,
            Light::Amber,
            "and no fault of the suite's"
        );
    }

    /// Two processes at once. A mock answers one call after the other.
    struct SideBySide<F>(F);

    impl<F: Fn(&Task) -> std::io::Result<Finished> + Sync> Processes for SideBySide<F> {
        fn run(&self, task: &Task) -> std::io::Result<Finished> {
            self.0(task)
        }

        fn at_once(&self, _: u64) -> usize {
            2
        }
    }

    #[test]
    fn a_test_that_cannot_be_started_ends_the_others() {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        let processes = SideBySide(|task: &Task| match test_of(task).as_deref() {
            None => Ok(listing(&["apple", "mango", "zebra"])),
            Some("zebra") => {
                while !task.stop.is_stopped() {
                    thread::yield_now();
                }
                Ok(Finished::example(Ending::Stopped, String::new()))
            }
            Some(_) => Err(std::io::ErrorKind::PermissionDenied.into()),
        });
        let cargo = cargo(Built::default());
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let error = run(tools, &request(&kata, Manner::Roster), &|_| {}).unwrap_err();
        assert!(matches!(error, RunError::Start { .. }), "{error}");
    }

    /// One run of tests, one after the other, of which the named ones need that long.
    fn slow(manner: Manner, needs: &[(&'static str, u64)]) -> (Verdict, Vec<(String, Duration)>) {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        let given: Arc<Mutex<Vec<(String, Duration)>>> = Arc::default();
        let (seen, needs) = (Arc::clone(&given), needs.to_vec());
        let mut processes = processes(1);
        processes.expect_run().returning(move |task| {
            let Some(name) = test_of(task) else {
                return Ok(listing(&["apple", "mango", "zebra"]));
            };
            seen.lock()
                .expect("no panic")
                .push((name.clone(), task.limit));
            let needs = needs.iter().find(|(test, _)| *test == name);
            Ok(match needs {
                Some((_, millis)) if Duration::from_millis(*millis) > task.limit => {
                    Finished::example(Ending::TimedOut, String::new())
                }
                _ => passing(task, &name, 3),
            })
        });
        let cargo = cargo(Built::default());
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let ran = run(tools, &request(&kata, manner), &|_| {}).unwrap();
        let given = given.lock().unwrap().clone();
        (ran.verdict, given)
    }

    fn outcomes(verdict: &Verdict) -> Vec<Outcome> {
        verdict.tests.iter().map(|test| test.outcome).collect()
    }

    #[test]
    fn after_a_time_out_a_right_test_that_is_slow_is_not_judged() {
        let (verdict, given) = slow(Manner::Roster, &[("zebra", 60_000), ("apple", 1500)]);
        assert_eq!(
            outcomes(&verdict),
            [Outcome::TimedOut, Outcome::NotJudged, Outcome::Passed]
        );
        assert_eq!(verdict.light, Light::Timeout);
        assert_eq!(verdict.focus.as_deref(), Some("unit::zebra"));
        let message = verdict.tests[1].message.clone().unwrap();
        assert!(
            message.starts_with("not judged") && !message.contains("loop"),
            "{message}"
        );
        let limits: Vec<_> = given.iter().map(|(_, limit)| limit.as_secs()).collect();
        assert_eq!(limits, [7, 1, 1], "an endless loop costs no minutes");
    }

    #[test]
    fn what_may_be_in_focus_has_its_whole_time() {
        // The suite of a later layer may be there first, and time out before the tests that come before it begin. Here the
        // order does the same: the last one first.
        let needs = [("mango", 60_000), ("zebra", 1500), ("apple", 60_000)];
        let shuffled = (0..100).map(|seed| slow(Manner::Shuffled(seed), &needs));
        let mut last_first = shuffled.filter(|(_, given)| given[0].0 == "mango");
        let (verdict, _) = last_first.next().expect("an order that begins with it");
        assert_eq!(
            outcomes(&verdict),
            [Outcome::Passed, Outcome::TimedOut, Outcome::TimedOut]
        );
        assert_eq!(verdict.focus.as_deref(), Some("unit::apple"));
    }

    #[test]
    fn a_suite_that_does_not_list_its_tests_is_a_fault() {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        let mut processes = processes(2);
        processes
            .expect_run()
            .returning(|_| Ok(Finished::example(Ending::Exited(2), "what?".to_owned())));
        let cargo = cargo(Built::default());
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let error = run(tools, &request(&kata, Manner::Roster), &|_| {}).unwrap_err();
        assert!(
            matches!(
                error,
                RunError::List {
                    layer: Layer::Unit,
                    ..
                }
            ),
            "{error}"
        );
    }

    #[test]
    fn a_suite_that_cannot_be_started_is_a_fault() {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        let mut processes = processes(2);
        processes
            .expect_run()
            .returning(|_| Err(std::io::ErrorKind::PermissionDenied.into()));
        let cargo = cargo(Built::default());
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let error = run(tools, &request(&kata, Manner::Roster), &|_| {}).unwrap_err();
        assert!(matches!(error, RunError::Start { .. }), "{error}");
    }

    #[test]
    fn a_suite_that_starts_the_program_waits_until_cargo_has_linked_it() {
        let dir = tempfile::tempdir().unwrap();
        let mut kata = kata(dir.path());
        // Of two suites only the first starts the program. They are announced in this order: when the second has been
        // asked for its tests, the first would have been, too.
        let file = dir.path().join("e2e.rs");
        std::fs::write(&file, "const P: &str = \"CARGO_BIN_EXE_fruit\";").unwrap();
        kata.suites.push(Suite {
            layer: Layer::E2e,
            file,
        });
        let linked = Arc::new(AtomicBool::new(false));
        let (send, listed) = mpsc::channel();
        let listed = Mutex::new(listed);
        let at_the_end = Arc::clone(&linked);
        let mut cargo = MockCargo::new();
        cargo.expect_build().returning(move |_, steps| {
            for target in ["e2e", "unit"] {
                let suite = BuildEvent::TestTarget {
                    target: target.to_owned(),
                    program: target.into(),
                };
                steps.send(suite).expect("the run listens");
            }
            let listed = listed.lock().expect("no panic");
            listed
                .recv()
                .expect("the suite that needs no program does not wait");
            at_the_end.store(true, Ordering::SeqCst);
            Ok(Built::default())
        });
        let send = Mutex::new(send);
        let mut processes = processes(2);
        processes.expect_run().returning(move |task| {
            let is_linked = linked.load(Ordering::SeqCst);
            assert!(
                is_linked || task.program != Path::new("e2e"),
                "the suite was started before its program was there"
            );
            Ok(match test_of(task) {
                None => {
                    let _ = send.lock().expect("no panic").send(());
                    listing(&["zebra"])
                }
                Some(name) => passing(task, &name, 1),
            })
        });
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let ran = run(tools, &request(&kata, Manner::Roster), &|_| {}).unwrap();
        assert_eq!(ran.verdict.light, Light::Green);
        assert_eq!(names(&ran.verdict), ["zebra", "zebra"]);
    }

    #[test]
    fn cargo_s_trouble_is_passed_on() {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        let mut cargo = MockCargo::new();
        cargo.expect_build().returning(|_, _| {
            Err(CargoError::TooOld {
                found: "1.70.0".to_owned(),
            })
        });
        let processes = processes(2);
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let error = run(tools, &request(&kata, Manner::Roster), &|_| {}).unwrap_err();
        assert!(error.to_string().contains("too old"), "{error}");
    }
}

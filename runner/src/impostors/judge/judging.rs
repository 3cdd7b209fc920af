//! Tests, run against one impostor after the other.
//!
//! Tests that are quick run together, in one process per impostor. A slow one runs by itself, and only if the quick ones
//! have not caught the impostor. Tests that pass on the solution only in one process (a lock that they share) are always
//! run so.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::course::kata::Layer;
use crate::impostors::secret::Secret;
use crate::run::ran::Ran;
use crate::run::request::RunError;
use crate::run::suite::{Executable, Setup};
use crate::run::verdict::{Outcome, SLOW, TestReport};

use super::entered::Noting;
use crate::impostors::judged::{Judged, Outcomes, is_catch};
use crate::os::pool;
use crate::os::process::processors;

/// A test may take this many times what the solution took before it is asked whether the impostor hangs …
const SLOWER: u32 = 20;
/// … but never less than this.
const SHORTEST_LIMIT: Duration = Duration::from_secs(1);
/// An impostor hangs if a test takes more than this many times what the solution takes at that moment. So a busy machine,
/// or a test that needs nearly all of its time, does not block the run.
const HANGS: u32 = 3;
/// A catch counts if the test tells the two apart again, so often each, in a random order. By luck
/// it does so once in 70 times.
const AGAIN: usize = 4;
/// A test that accepts more impostors than this shows no misconception.
const FEW: usize = 2;
/// How long slow tests may take, all impostors together, for each worker. Then they meet no others.
const SLOW_TESTS_HAVE: Duration = Duration::from_secs(60);

/// Which impostors a test meets, as far as it is known: by the test, the numbers of those in the copy.
#[derive(Default)]
pub struct Meets(BTreeMap<String, BTreeSet<usize>>);

impl Meets {
    /// Those of whose functions it enters one.
    pub fn of(solution: &Ran, replaced: &[BTreeSet<usize>], noting: &Noting<'_>) -> Self {
        let known = solution.verdict.tests.iter().filter_map(|test| {
            let suite = solution.programs.get(&test.layer)?;
            let entered = noting.entered(&suite.program, &test.name)?;
            let meets = replaced
                .iter()
                .enumerate()
                .filter(|(_, functions)| !functions.is_disjoint(&entered))
                .map(|(index, _)| index + 1);
            Some((test.id(), meets.collect()))
        });
        Self(known.collect())
    }

    /// Whether it meets the impostor of that number. Of one that is built apart (its number is 0) nothing is known.
    fn meets(&self, test: &TestReport, number: usize) -> bool {
        number == 0
            || self
                .0
                .get(&test.id())
                .is_none_or(|numbers| numbers.contains(&number))
    }
}

/// What is found out about a learner's tests while they judge. Clones of nothing: one for all workers.
#[derive(Default)]
pub struct Doubts(Mutex<Found>);

#[derive(Default)]
struct Found {
    /// The ids of tests that passed and failed on the same code.
    flaky: BTreeSet<String>,
    /// How long slow tests have taken.
    slow: Duration,
    /// How many impostors a slow test did not meet, by its id.
    unmet: BTreeMap<String, usize>,
    /// The ids of tests that took too long on right code.
    too_slow: BTreeSet<String>,
}

impl Doubts {
    fn found(&self) -> MutexGuard<'_, Found> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_flaky(&self, test: &TestReport) -> bool {
        self.found().flaky.contains(&test.id())
    }

    /// A test that was flaky once is flaky.
    fn note_flaky(&self, test: &TestReport) {
        self.found().flaky.insert(test.id());
    }

    /// The ids of the tests that are known to be flaky.
    pub fn flaky(&self) -> BTreeSet<String> {
        self.found().flaky.clone()
    }

    /// Whether a test took too long on right code.
    fn is_too_slow(&self, test: &TestReport) -> bool {
        self.found().too_slow.contains(&test.id())
    }

    /// Those of these ids that are no flaky test's.
    pub fn without_flaky<'t>(&self, tests: impl Iterator<Item = &'t String>) -> BTreeSet<String> {
        let flaky = self.flaky();
        let tests = tests.filter(|test| !flaky.contains(*test));
        tests.cloned().collect()
    }

    /// How many impostors each slow test did not meet, because it would have taken too long. By their ids.
    pub fn unmet(&self) -> BTreeMap<String, usize> {
        self.found().unmet.clone()
    }
}

/// Tests of one suite, and how each of them ended. A test whose outcome says nothing about the impostor is left out.
type Ended<'t> = Vec<(&'t TestReport, Outcome)>;

/// How the tests are to be judged by.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// How long one test may take.
    pub time_limit: Duration,
    /// Who is caught needs no more tests.
    pub until_caught: bool,
    /// They pass only in one process.
    pub together_only: bool,
    /// Where a catch does not count at once.
    pub doubts: Option<&'a Doubts>,
    /// Tells a process whom it is.
    pub secret: &'a Secret,
}

/// Runs the suites against one impostor after the other.
pub struct Judging<'a> {
    /// Where the impostor is.
    setup: &'a Setup<'a>,
    /// Where the solution is that an impostor is compared with.
    home: &'a Setup<'a>,
    /// The suites there.
    reference: &'a BTreeMap<Layer, Executable>,
    solution: &'a Ran,
    meets: &'a Meets,
    /// The suites that are green when they run whole against the solution. The tests of another one lean on being alone,
    /// so they are.
    whole: BTreeSet<Layer>,
    rules: Rules<'a>,
    /// The ids of tests that do not count.
    without: BTreeSet<String>,
    /// What they meet is right, so a test that runs out of time there is slow, and nothing hangs.
    is_right: bool,
    /// Tests that pass only together may share more than a process, so one process at a time has them.
    one_at_a_time: Mutex<()>,
}

impl<'a> Judging<'a> {
    /// Finds out which suites can be run whole.
    ///
    /// # Errors
    /// When one of them cannot be started.
    pub fn new(
        setup: &'a Setup<'a>,
        solution: &'a Ran,
        meets: &'a Meets,
        rules: Rules<'a>,
    ) -> Result<Self, RunError> {
        let mut judging = Self {
            setup,
            home: setup,
            reference: &solution.programs,
            solution,
            meets,
            whole: BTreeSet::new(),
            rules,
            without: BTreeSet::new(),
            is_right: false,
            one_at_a_time: Mutex::default(),
        };
        if rules.together_only || rules.doubts.is_some() && !rules.until_caught {
            return Ok(judging);
        }
        for (layer, suite) in &solution.programs {
            let tests = judging.tests(*layer);
            let quick: Vec<_> = tests.filter(|test| !judging.is_slow(test)).collect();
            if quick.is_empty() {
                continue;
            }
            let failed = judging.together(suite, &quick, 0)?;
            if failed.is_some_and(|failed| failed.is_empty()) {
                judging.whole.insert(*layer);
            }
        }
        Ok(judging)
    }

    /// The same for an impostor that is elsewhere, and perhaps a copy of the solution that was built as it was.
    pub fn at<'s>(
        &'s self,
        setup: &'s Setup<'s>,
        reference: Option<(&'s Setup<'s>, &'s BTreeMap<Layer, Executable>)>,
    ) -> Judging<'s> {
        let (home, reference) = reference.unwrap_or((self.home, self.reference));
        Judging {
            setup,
            home,
            reference,
            solution: self.solution,
            meets: self.meets,
            whole: self.whole.clone(),
            rules: self.rules,
            without: self.without.clone(),
            is_right: self.is_right,
            one_at_a_time: Mutex::default(),
        }
    }

    /// The same for right versions: every test meets each of them, but one that takes too long on one of them meets no other.
    pub fn to_the_end(&self) -> Judging<'_> {
        let mut judging = self.at(self.setup, None);
        judging.is_right = true;
        judging.rules.until_caught = false;
        judging
    }

    /// The same without the tests of these ids.
    pub fn without(self, tests: BTreeSet<String>) -> Self {
        Self {
            without: tests,
            ..self
        }
    }

    /// Whether a catch does not count at once.
    pub fn has_doubts(&self) -> bool {
        self.rules.doubts.is_some()
    }

    /// The solution's run.
    pub fn solution(&self) -> &Ran {
        self.solution
    }

    /// Judges those impostors that share the copy in which the solution ran, side by side.
    ///
    /// # Errors
    /// When a suite cannot be started.
    pub fn merged(
        &self,
        impostors: &[usize],
        done: &(dyn Fn() + Sync),
    ) -> Result<BTreeMap<usize, Judged>, RunError> {
        let judged = pool::each(impostors.to_vec(), self.setup.at_once(), |_, index| {
            if self.setup.is_given_up() {
                return None;
            }
            let outcomes = self.outcomes(&self.solution.programs, index + 1);
            if outcomes.is_err() {
                // There is no result, so the other results are not needed.
                self.setup.give_up();
            }
            done();
            Some(outcomes.map(|outcomes| {
                let judged = Judged {
                    apart: false,
                    outcomes,
                    does_not_fit: false,
                };
                (index, judged)
            }))
        });
        judged.into_iter().flatten().collect()
    }

    /// The impostors in the copy that tests with these ids accept although they refuse right code: one or two of each. A test
    /// that accepts more shows no misconception. Of one that is slow or hangs nothing is known.
    ///
    /// # Errors
    /// When a suite cannot be started.
    pub fn accepted(
        &self,
        tests: &BTreeSet<String>,
        impostors: &[usize],
    ) -> Result<BTreeMap<String, Vec<usize>>, RunError> {
        let refusing = self.solution.verdict.tests.iter().filter(|test| {
            let ended = matches!(
                test.outcome,
                Outcome::Passed | Outcome::Failed | Outcome::Crashed
            );
            ended && test.took() < SLOW && tests.contains(&test.id())
        });
        let refusing: Vec<_> = refusing.collect();
        let accepted = pool::each(refusing, self.setup.at_once(), |_, test| {
            Ok((test.id(), self.few_accepted(test, impostors)?))
        });
        let accepted: Result<Vec<_>, RunError> = accepted.into_iter().collect();
        let few = accepted?.into_iter().filter(|(_, few)| !few.is_empty());
        Ok(few.collect())
    }

    /// The impostors that one test accepts; none if there are many.
    fn few_accepted(&self, test: &TestReport, impostors: &[usize]) -> Result<Vec<usize>, RunError> {
        let Some(suite) = self.solution.programs.get(&test.layer) else {
            return Ok(Vec::new());
        };
        let ends = |number| -> Result<bool, RunError> {
            let active = self.rules.secret.active(number);
            let limit = self.limit(test.took());
            let (_, ended) = self.setup.one(suite, &test.name, limit, &active)?;
            Ok(ended.outcome == Outcome::Passed)
        };
        let mut few = Vec::new();
        for index in impostors {
            if self.meets.meets(test, index + 1) && ends(index + 1)? {
                few.push(*index);
            }
            if few.len() > FEW {
                return Ok(Vec::new());
            }
        }
        let passes = test.outcome == Outcome::Passed;
        for index in &few {
            let mut turns = [0, 0, index + 1, index + 1];
            self.rules.secret.shuffle(&mut turns);
            for number in turns {
                // A test that ends otherwise now shows nothing.
                if ends(number)? != (number != 0 || passes) {
                    return Ok(Vec::new());
                }
            }
        }
        Ok(few)
    }

    /// How the tests end, with the impostor of that number active.
    ///
    /// # Errors
    /// When a suite cannot be started.
    pub fn outcomes(
        &self,
        suites: &BTreeMap<Layer, Executable>,
        number: usize,
    ) -> Result<Outcomes, RunError> {
        let mut outcomes = Outcomes::new();
        for slow in [false, true] {
            for (layer, suite) in suites {
                if self.rules.until_caught && outcomes.values().copied().any(is_catch) {
                    return Ok(outcomes);
                }
                let tests = self.tests(*layer);
                let (meeting, others): (Vec<_>, Vec<_>) = tests
                    .filter(|test| self.is_slow(test) == slow)
                    .partition(|test| self.rules.together_only || self.meets.meets(test, number));
                // Who does not meet it takes it for the real one.
                let passed = |test: &TestReport| (test.id(), Outcome::Passed);
                outcomes.extend(others.into_iter().map(passed));
                let ended = self.of_layer(*layer, suite, &meeting, number)?;
                outcomes.extend(
                    ended
                        .into_iter()
                        .map(|(test, outcome)| (test.id(), outcome)),
                );
            }
        }
        Ok(outcomes)
    }

    /// How those tests of a suite end.
    fn of_layer(
        &self,
        layer: Layer,
        suite: &Executable,
        tests: &[&'a TestReport],
        number: usize,
    ) -> Result<Ended<'a>, RunError> {
        let Some(first) = tests.first() else {
            return Ok(Vec::new());
        };
        if self.rules.together_only {
            return self.in_company(suite, tests, number);
        }
        if self.whole.contains(&layer)
            && !self.is_slow(first)
            && let Some(ended) = self.all_at_once(suite, tests, number)?
        {
            return self.believed(suite, ended, number);
        }
        self.one_by_one(suite, tests, number)
    }

    /// Runs those tests of a suite in one process, and names those that failed.
    fn together(
        &self,
        suite: &Executable,
        tests: &[&TestReport],
        number: usize,
    ) -> Result<Option<BTreeSet<String>>, RunError> {
        let names: Vec<_> = tests.iter().map(|test| test.name.as_str()).collect();
        let limit = self.limit(tests.iter().map(|test| test.took()).sum());
        self.setup
            .together(suite, &names, limit, &self.rules.secret.active(number))
    }

    /// What is believed of how tests ended together: of the catches the first one that holds, or all that hold.
    fn believed(
        &self,
        suite: &Executable,
        ended: Ended<'a>,
        number: usize,
    ) -> Result<Ended<'a>, RunError> {
        let mut believed = Vec::new();
        let mut caught = false;
        for (test, outcome) in ended {
            if !is_catch(outcome) {
                believed.push((test, outcome));
            } else if !(caught && self.rules.until_caught && self.rules.doubts.is_some())
                && self.holds(suite, test, number, outcome)?
            {
                caught = true;
                believed.push((test, outcome));
            }
        }
        Ok(believed)
    }

    /// Whether a test that caught the impostor of that number does so again and again, and accepts the solution each time.
    /// It meets both by itself, in a random order, and nothing but the code differs.
    fn holds(
        &self,
        suite: &Executable,
        test: &TestReport,
        number: usize,
        outcome: Outcome,
    ) -> Result<bool, RunError> {
        let Some((doubts, reference)) = self.rules.doubts.zip(self.reference.get(&test.layer))
        else {
            return Ok(true);
        };
        if doubts.is_flaky(test) {
            return Ok(false);
        }
        let long = self.is_slow(test) || outcome == Outcome::TimedOut;
        // Each time would take long.
        let (solution, impostor) = if long { (2, 1) } else { (AGAIN, AGAIN) };
        let mut turns = [vec![false; solution], vec![true; impostor]].concat();
        self.rules.secret.shuffle(&mut turns);
        for meets_impostor in turns {
            let (setup, suite, number, limit) = if meets_impostor {
                (self.setup, suite, number, self.limit(test.took()))
            } else {
                (self.home, reference, 0, self.rules.time_limit * HANGS)
            };
            let active = self.rules.secret.active(number);
            let (_, again) = setup.one(suite, &test.name, limit, &active)?;
            if is_catch(again.outcome) != meets_impostor {
                doubts.note_flaky(test);
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Those tests in one process. `None` where it did not come to its end in good order (a loop, an abort, an exit), or
    /// where a test fails only in company.
    fn all_at_once(
        &self,
        suite: &Executable,
        tests: &[&'a TestReport],
        number: usize,
    ) -> Result<Option<Ended<'a>>, RunError> {
        let Some(failed) = self.together(suite, tests, number)? else {
            return Ok(None);
        };
        if let Some(first) = tests.iter().find(|test| failed.contains(&test.name)) {
            let limit = self.rules.time_limit;
            let (_, alone) =
                self.setup
                    .one(suite, &first.name, limit, &self.rules.secret.active(number))?;
            if alone.outcome == Outcome::Passed {
                return Ok(None);
            }
        }
        let ended = tests.iter().map(|test| {
            let outcome = if failed.contains(&test.name) {
                Outcome::Failed
            } else {
                Outcome::Passed
            };
            (*test, outcome)
        });
        Ok(Some(ended.collect()))
    }

    /// Each test in a process of its own.
    fn one_by_one(
        &self,
        suite: &Executable,
        tests: &[&'a TestReport],
        number: usize,
    ) -> Result<Ended<'a>, RunError> {
        let mut ended = Vec::new();
        let mut it_hangs = false;
        for test in tests {
            if self.is_over(test) {
                if let Some(doubts) = self.rules.doubts {
                    *doubts.found().unmet.entry(test.id()).or_default() += 1;
                }
                continue;
            }
            let doubts = self.rules.doubts.filter(|_| self.is_right);
            if doubts.is_some_and(|doubts| doubts.is_too_slow(test)) {
                continue;
            }
            let Some(outcome) = self.alone(suite, test, number, &mut it_hangs)? else {
                continue;
            };
            if let Some(doubts) = doubts.filter(|_| outcome == Outcome::TimedOut) {
                // It had its whole time limit, so this needs no second run.
                doubts.found().too_slow.insert(test.id());
                ended.push((*test, outcome));
                continue;
            }
            let catch = is_catch(outcome);
            if catch && !self.holds(suite, test, number, outcome)? {
                continue;
            }
            ended.push((*test, outcome));
            if self.rules.until_caught && catch {
                break;
            }
        }
        Ok(ended)
    }

    /// How a test ends by itself; `None` if that says nothing about the impostor.
    fn alone(
        &self,
        suite: &Executable,
        test: &TestReport,
        number: usize,
        it_hangs: &mut bool,
    ) -> Result<Option<Outcome>, RunError> {
        let try_it = |limit| {
            let (finished, judged) =
                self.setup
                    .one(suite, &test.name, limit, &self.rules.secret.active(number))?;
            if let Some(doubts) = self.rules.doubts.filter(|_| self.is_slow(test)) {
                doubts.found().slow += finished.took;
            }
            Ok::<_, RunError>(judged.outcome)
        };
        let limit = self.limit(test.took());
        let mut outcome = try_it(limit)?;
        if outcome == Outcome::TimedOut {
            let Some(now) = self.solution_takes(test)? else {
                return Ok(None);
            };
            if *it_hangs && !self.is_right && now * HANGS <= limit {
                // Once is enough to know.
                return Ok(Some(outcome));
            }
            // Slow is not endless: only what takes all the time there is, and much longer than the solution, hangs.
            let patience = self.rules.time_limit.max(now * HANGS);
            if limit < patience {
                outcome = try_it(patience)?;
            }
            *it_hangs = outcome == Outcome::TimedOut;
        }
        Ok(Some(outcome))
    }

    /// How long the solution takes at this moment; `None` if it does not come to its end, or turns red: then the machine
    /// is at fault, or the test.
    fn solution_takes(&self, test: &TestReport) -> Result<Option<Duration>, RunError> {
        let Some(suite) = self.reference.get(&test.layer) else {
            return Ok(None);
        };
        let limit = self.rules.time_limit * HANGS;
        let (finished, judged) =
            self.home
                .one(suite, &test.name, limit, &self.rules.secret.active(0))?;
        Ok((judged.outcome == Outcome::Passed).then_some(finished.took))
    }

    /// All tests of a suite in one process, which is how they pass. What turns red has to do so twice, and not on the
    /// solution.
    fn in_company(
        &self,
        suite: &Executable,
        tests: &[&'a TestReport],
        number: usize,
    ) -> Result<Ended<'a>, RunError> {
        let _turn = self
            .one_at_a_time
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let names: Vec<_> = tests.iter().map(|test| test.name.as_str()).collect();
        let all = tests.iter().map(|test| test.took()).sum::<Duration>();
        let limit = self.rules.time_limit.max(all * HANGS);
        let red = |setup: &Setup<'_>, suite, number| {
            setup.red_in_company(suite, &names, limit, &self.rules.secret.active(number))
        };
        let first = red(self.setup, suite, number)?;
        let layer = tests.first().map(|test| test.layer);
        let home = layer.and_then(|layer| self.reference.get(&layer));
        let (mut controls, mut again) = (Vec::new(), Vec::new());
        if let Some(home) = home.filter(|_| !first.is_empty()) {
            let mut turns = [false, false, true, true];
            self.rules.secret.shuffle(&mut turns);
            for meets_impostor in turns {
                if meets_impostor {
                    again.push(red(self.setup, suite, number)?);
                } else {
                    controls.push(red(self.home, home, 0)?);
                }
            }
        }
        let all_green = controls.iter().all(BTreeMap::is_empty);
        let ended = tests.iter().filter_map(|test| {
            let is_red = |reds: &BTreeMap<String, Outcome>| reds.contains_key(&test.name);
            let stable = !controls.iter().any(is_red)
                && again.iter().all(|reds| is_red(reds) == is_red(&first));
            if let Some(doubts) = self.rules.doubts.filter(|_| !stable) {
                doubts.note_flaky(test);
            }
            let outcome = first.get(&test.name).copied().unwrap_or(Outcome::Passed);
            let counts = stable && all_green || !is_catch(outcome);
            counts.then_some((*test, outcome))
        });
        Ok(ended.collect())
    }

    /// The tests of a suite, in the order of the solution's run.
    fn tests(&self, layer: Layer) -> impl Iterator<Item = &'a TestReport> {
        let tests = self.solution.verdict.tests.iter();
        tests.filter(move |test| test.layer == layer && !self.without.contains(&test.id()))
    }

    /// Whether a test of a learner's is slow. Those of a kata are as they are.
    fn is_slow(&self, test: &TestReport) -> bool {
        self.rules.doubts.is_some() && !self.rules.together_only && test.took() >= SLOW
    }

    /// Whether slow tests have had their time.
    fn is_over(&self, test: &TestReport) -> bool {
        let all = SLOW_TESTS_HAVE * u32::try_from(processors()).unwrap_or(1);
        self.is_slow(test)
            && self
                .rules
                .doubts
                .is_some_and(|doubts| doubts.found().slow >= all)
    }

    /// What something is given that takes the solution so long.
    fn limit(&self, took: Duration) -> Duration {
        (took * SLOWER)
            .max(SHORTEST_LIMIT)
            .min(self.rules.time_limit.max(SHORTEST_LIMIT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::kata::{Kata, Package};
    use crate::os::cargo::MockCargo;
    use crate::os::process::{Ending, Finished, MockProcesses, Task};
    use crate::run::request::{Manner, Request, Tools};
    use crate::run::verdict::Verdict;
    use overlay::{merge, token};
    use rstest::rstest;
    use std::fmt::Write as _;
    use std::sync::Arc;

    const SECOND: Duration = Duration::from_secs(1);
    const MOMENT: Duration = Duration::from_millis(1);

    /// How a test ends: by itself or in company, with the impostor of that number, when it has run so often before.
    #[derive(Clone, Copy)]
    struct Run<'t> {
        test: &'t str,
        in_company: bool,
        impostor: usize,
        before: usize,
    }

    /// How it ends, and how long that takes. What takes longer than its limit runs into it.
    type World = fn(Run<'_>) -> (Outcome, Duration);

    type Log = Arc<Mutex<Vec<String>>>;

    fn finished(ending: Ending, stdout: String, took: Duration) -> Finished {
        Finished {
            took,
            ..Finished::example(ending, stdout)
        }
    }

    /// Processes of a suite with these tests, and a log of what was run: `test@impostor`, joined by `+` in company.
    fn processes(tests: &'static [&'static str], world: World) -> (MockProcesses, Log) {
        let log = Log::default();
        let noted = Arc::clone(&log);
        let mut processes = MockProcesses::new();
        processes.expect_at_once().return_const(2_usize);
        processes.expect_run().returning(move |task| {
            let mut log = noted.lock().unwrap();
            Ok(answer(task, tests, world, &mut log))
        });
        (processes, log)
    }

    fn answer(task: &Task, tests: &[&str], world: World, log: &mut Vec<String>) -> Finished {
        let args: Vec<_> = task.args.iter().map(|arg| arg.to_string_lossy()).collect();
        let named: Vec<_> = tests
            .iter()
            .filter(|test| args.iter().any(|arg| arg == *test))
            .collect();
        let wanted = if named.is_empty() {
            tests.iter().collect()
        } else {
            named
        };
        let impostor = task.env.iter().find(|(name, _)| name == merge::ACTIVE);
        let impostor = impostor
            .and_then(|(_, value)| Some(token::read(&merge::KEY, value.as_ref()?.to_str()?)))
            .expect("the impostor is named");
        let impostor = usize::from(impostor);
        let in_company = !args.iter().any(|arg| arg == "--test-threads=1");
        let names: Vec<_> = wanted.iter().map(|test| **test).collect();
        let entry = format!("{}@{impostor}", names.join("+"));
        let before = log.iter().filter(|known| **known == entry).count();
        log.push(entry);
        let ended: Vec<_> = names
            .iter()
            .map(|test| {
                world(Run {
                    test,
                    in_company,
                    impostor,
                    before,
                })
            })
            .collect();
        let took = ended.iter().map(|(_, took)| *took).sum();
        let mut said = format!(
            "\nrunning {} test{}\n",
            names.len(),
            if names.len() == 1 { "" } else { "s" }
        );
        for (name, (outcome, _)) in names.iter().zip(&ended) {
            match outcome {
                Outcome::Passed => writeln!(said, "test {name} ... ok").unwrap(),
                Outcome::Failed => writeln!(said, "test {name} ... FAILED").unwrap(),
                _ => {}
            }
        }
        if took > task.limit
            || ended
                .iter()
                .any(|(outcome, _)| *outcome == Outcome::TimedOut)
        {
            return finished(Ending::TimedOut, said, task.limit);
        }
        if ended
            .iter()
            .any(|(outcome, _)| *outcome == Outcome::Crashed)
        {
            return finished(Ending::Signalled(6), said, took);
        }
        let red: Vec<_> = names
            .iter()
            .zip(&ended)
            .filter(|(_, (outcome, _))| *outcome == Outcome::Failed)
            .map(|(name, _)| format!("    {name}\n"))
            .collect();
        let (word, status) = if red.is_empty() {
            ("ok", 0)
        } else {
            ("FAILED", 101)
        };
        if !red.is_empty() {
            write!(said, "\nfailures:\n{}", red.concat()).unwrap();
        }
        writeln!(
            said,
            "\ntest result: {word}. {} passed; {} failed; 0 ignored; 0 measured; {} filtered out; finished in 0.00s",
            names.len() - red.len(),
            red.len(),
            tests.len() - names.len()
        )
        .unwrap();
        finished(Ending::Exited(status), said, took)
    }

    /// What was found, and what was run for it.
    struct Found {
        outcomes: Vec<Vec<Option<Outcome>>>,
        flaky: Vec<String>,
        unmet: BTreeMap<String, usize>,
        log: Vec<String>,
    }

    /// A trial by tests that take so long on the solution, of impostors with the numbers from 1.
    struct Case {
        tests: &'static [&'static str],
        /// In milliseconds.
        took: &'static [u32],
        impostors: usize,
        learner: bool,
        until_caught: bool,
        together_only: bool,
        on_the_solution: Outcome,
    }

    const CASE: Case = Case {
        tests: &["one", "two"],
        took: &[1, 1],
        impostors: 1,
        learner: true,
        until_caught: true,
        together_only: false,
        on_the_solution: Outcome::Passed,
    };

    impl Case {
        fn judge(&self, world: World) -> Found {
            self.with(world, |judging, doubts, log| {
                log.lock().unwrap().clear();
                let solution = judging.solution();
                // One after the other, so that the log has an order.
                let numbers = 1..=self.impostors;
                let outcomes =
                    numbers.map(|number| judging.outcomes(&solution.programs, number).unwrap());
                let in_order = |outcomes: Outcomes| {
                    let tests = solution.verdict.tests.iter();
                    tests
                        .map(|test| outcomes.get(&test.id()).copied())
                        .collect()
                };
                let outcomes = outcomes.map(in_order).collect();
                let log = log.lock().unwrap().clone();
                Found {
                    outcomes,
                    flaky: doubts.flaky().into_iter().collect(),
                    unmet: doubts.unmet(),
                    log,
                }
            })
        }

        fn with<R>(&self, world: World, look: impl FnOnce(&Judging<'_>, &Doubts, &Log) -> R) -> R {
            let dir = tempfile::tempdir().unwrap();
            let kata = Kata {
                time_limit: SECOND * 10,
                ..Kata::example(dir.path())
            };
            let (processes, log) = processes(self.tests, world);
            let cargo = MockCargo::new();
            let request = Request {
                root: dir.path(),
                target: None,
                kata: &kata,
                package: Package {
                    name: "fruit-merged".to_owned(),
                    dir: dir.path().to_owned(),
                },
                suites: &[],
                only: None,
                first: None,
                manner: Manner::Roster,
                sources: None,
            };
            let tools = Tools {
                cargo: &cargo,
                processes: &processes,
            };
            let setup = Setup::new(tools, &request);
            let solution = self.solution();
            let (meets, doubts, secret) = (Meets::default(), Doubts::default(), Secret::open());
            let rules = Rules {
                time_limit: kata.time_limit,
                until_caught: self.until_caught,
                together_only: self.together_only,
                doubts: self.learner.then_some(&doubts),
                secret: &secret,
            };
            let judging = Judging::new(&setup, &solution, &meets, rules).unwrap();
            look(&judging, &doubts, &log)
        }

        fn solution(&self) -> Ran {
            let tests = self.tests.iter().zip(self.took);
            let tests = tests.map(|(name, took)| TestReport {
                millis: f64::from(*took),
                ..TestReport::example(Layer::Mine, *name, self.on_the_solution)
            });
            let suite = Executable {
                program: "suite".into(),
                total: self.tests.len(),
                takes_notes: false,
                grumbles: String::new(),
            };
            Ran {
                verdict: Verdict::of_tests("fruit", tests.collect()),
                functions: BTreeMap::new(),
                warnings: Vec::new(),
                errors: Vec::new(),
                artifacts: Vec::new(),
                programs: BTreeMap::from([(Layer::Mine, suite)]),
            }
        }
    }

    /// What tests accept that end so on the solution, of three impostors.
    fn accepted(on_the_solution: Outcome, world: World) -> BTreeMap<String, Vec<usize>> {
        let case = Case {
            until_caught: false,
            on_the_solution,
            ..CASE
        };
        case.with(world, |judging, _, _| {
            let tests = ["mine::one", "mine::two"].map(str::to_owned);
            judging.accepted(&tests.into(), &[0, 1, 2]).unwrap()
        })
    }

    fn passes_if(passes: bool) -> (Outcome, Duration) {
        let outcome = if passes {
            Outcome::Passed
        } else {
            Outcome::Failed
        };
        (outcome, MOMENT)
    }

    #[test]
    fn a_test_that_refuses_the_solution_and_accepts_an_impostor_shows_which() {
        let found = accepted(Outcome::Failed, |run| {
            passes_if(run.test == "two" && run.impostor >= 2)
        });
        assert_eq!(
            found,
            BTreeMap::from([("mine::two".to_owned(), vec![1, 2])])
        );
    }

    /// It asserts something about another place, or nothing.
    #[test]
    fn a_test_that_accepts_more_than_two_shows_nothing() {
        let found = accepted(Outcome::Failed, |run| passes_if(run.impostor > 0));
        assert_eq!(found, BTreeMap::new());
    }

    #[test]
    fn a_test_that_pins_an_accident_may_accept_an_impostor_too() {
        let found = accepted(Outcome::Passed, |run| passes_if(run.impostor <= 1));
        assert_eq!(found["mine::one"], [0]);
    }

    /// By luck it accepts it once.
    #[test]
    fn what_a_flaky_test_accepts_shows_nothing() {
        let found = accepted(Outcome::Failed, |run| {
            passes_if(run.impostor == 3 && run.before == 0)
        });
        assert_eq!(found, BTreeMap::new());
        let found = accepted(Outcome::Failed, |run| {
            passes_if(run.impostor == 3 || run.before == 1)
        });
        assert_eq!(found, BTreeMap::new());
    }

    const PASSED: Option<Outcome> = Some(Outcome::Passed);
    const FAILED: Option<Outcome> = Some(Outcome::Failed);
    const HANGS_IN_IT: Option<Outcome> = Some(Outcome::TimedOut);

    /// `two` sees the first impostor.
    fn two_sees_it(run: Run<'_>) -> (Outcome, Duration) {
        let red = run.test == "two" && run.impostor == 1;
        (
            if red {
                Outcome::Failed
            } else {
                Outcome::Passed
            },
            MOMENT,
        )
    }

    #[test]
    fn quick_tests_meet_an_impostor_in_one_process() {
        let found = CASE.judge(two_sees_it);
        assert_eq!(found.outcomes, [[PASSED, FAILED]]);
        // Together, and the one that is red by itself. Then it meets the two again, in an order that it cannot know.
        assert_eq!(found.log[..2], ["one+two@1", "two@1"]);
        let mut again = found.log[2..].to_vec();
        again.sort_unstable();
        assert_eq!(again, [["two@0"; AGAIN], ["two@1"; AGAIN]].concat());
    }

    /// Four impostors would have cost forty seconds.
    #[test]
    fn a_slow_test_meets_only_those_whom_no_quick_one_catches() {
        let case = Case {
            took: &[9000, 1],
            impostors: 2,
            ..CASE
        };
        let found = case.judge(two_sees_it);
        assert_eq!(found.outcomes, [[None, FAILED], [PASSED, PASSED]]);
        let slow = found.log.iter().filter(|run| run.starts_with("one@"));
        assert_eq!(slow.collect::<Vec<_>>(), ["one@2"]);
    }

    #[test]
    fn slow_tests_have_a_minute_for_each_worker_and_then_meet_no_impostor() {
        fn nine_seconds(_: Run<'_>) -> (Outcome, Duration) {
            (Outcome::Passed, SECOND * 9)
        }
        let case = Case {
            tests: &["one"],
            took: &[9000],
            impostors: 100 * processors(),
            ..CASE
        };
        let found = case.judge(nine_seconds);
        let met = (60 * processors()).div_ceil(9);
        assert_eq!(found.log.len(), met);
        assert_eq!(
            found.unmet,
            BTreeMap::from([("mine::one".to_owned(), case.impostors - met)])
        );
        assert_eq!(found.outcomes.last().unwrap(), &[None]);
    }

    /// A kata's own tests have to be judged whole.
    #[test]
    fn a_kata_s_own_slow_tests_meet_every_impostor() {
        let case = Case {
            tests: &["one"],
            took: &[9000],
            impostors: 100 * processors(),
            learner: false,
            until_caught: false,
            ..CASE
        };
        let found = case.judge(|_| (Outcome::Passed, SECOND * 9));
        assert_eq!(found.log.len(), case.impostors);
        assert_eq!(found.unmet, BTreeMap::new());
    }

    /// It needs nine seconds and a half of ten, and a little longer with the impostor.
    #[test]
    fn a_test_near_its_limit_makes_no_impostor_hang() {
        fn nearly(run: Run<'_>) -> (Outcome, Duration) {
            let took = if run.impostor == 0 { 9500 } else { 10_500 };
            (Outcome::Passed, Duration::from_millis(took))
        }
        let case = Case {
            tests: &["one"],
            took: &[9500],
            ..CASE
        };
        assert_eq!(case.judge(nearly).outcomes, [[PASSED]]);
    }

    #[rstest]
    #[case::of_a_learner(true)]
    #[case::of_a_kata(false)]
    fn on_a_busy_machine_no_impostor_counts_as_hanging(#[case] learner: bool) {
        // A millisecond has become eight seconds, of the solution, too.
        fn busy(run: Run<'_>) -> (Outcome, Duration) {
            let took = if run.impostor == 0 { 8 } else { 11 };
            (Outcome::Passed, SECOND * took)
        }
        let case = Case {
            tests: &["one"],
            took: &[1],
            learner,
            ..CASE
        };
        assert_eq!(case.judge(busy).outcomes, [[PASSED]]);
    }

    #[test]
    fn where_the_solution_does_not_end_either_nothing_is_known() {
        let case = Case {
            tests: &["one"],
            took: &[1],
            ..CASE
        };
        let found = case.judge(|_| (Outcome::TimedOut, SECOND * 100));
        assert_eq!(found.outcomes, [[None]]);
    }

    #[test]
    fn an_endless_loop_hangs() {
        fn endless(run: Run<'_>) -> (Outcome, Duration) {
            match run.impostor {
                0 => (Outcome::Passed, MOMENT),
                _ => (Outcome::TimedOut, SECOND * 100),
            }
        }
        assert_eq!(CASE.judge(endless).outcomes, [[HANGS_IN_IT, None]]);
    }

    /// The whole limit is waited for once; the others show that they do not end in a second.
    #[test]
    fn that_an_impostor_hangs_is_found_out_once() {
        fn endless(run: Run<'_>) -> (Outcome, Duration) {
            match run.impostor {
                0 => (Outcome::Passed, MOMENT),
                _ => (Outcome::TimedOut, SECOND * 100),
            }
        }
        let case = Case {
            learner: false,
            until_caught: false,
            ..CASE
        };
        let found = case.judge(endless);
        assert_eq!(found.outcomes, [[HANGS_IN_IT, HANGS_IN_IT]]);
        let expected = ["one+two@1", "one@1", "one@0", "one@1", "two@1", "two@0"];
        assert_eq!(found.log, expected);
    }

    #[test]
    fn a_test_that_sometimes_fails_on_the_solution_catches_no_impostor() {
        fn fickle(run: Run<'_>) -> (Outcome, Duration) {
            let red = run.impostor == 1 || !run.in_company && run.before == 1;
            (
                if red {
                    Outcome::Failed
                } else {
                    Outcome::Passed
                },
                MOMENT,
            )
        }
        let case = Case {
            tests: &["one"],
            took: &[1],
            ..CASE
        };
        let found = case.judge(fickle);
        assert_eq!(found.outcomes, [[None]]);
        assert_eq!(found.flaky, ["mine::one"]);
    }

    const TOGETHER: Case = Case {
        together_only: true,
        ..CASE
    };

    /// By itself each of them is red: the other one has the lock.
    #[test]
    fn tests_that_need_company_are_never_run_alone() {
        fn need_company(run: Run<'_>) -> (Outcome, Duration) {
            let red = !run.in_company || run.test == "two" && run.impostor == 1;
            (
                if red {
                    Outcome::Failed
                } else {
                    Outcome::Passed
                },
                MOMENT,
            )
        }
        let case = Case {
            impostors: 2,
            ..TOGETHER
        };
        let found = case.judge(need_company);
        assert_eq!(found.outcomes, [[PASSED, FAILED], [PASSED, PASSED]]);
        let (first, again) = found.log.split_at(1);
        let (again, last) = again.split_at(4);
        let mut again = again.to_vec();
        again.sort_unstable();
        assert_eq!(
            (first, last),
            (&["one+two@1".to_owned()][..], &["one+two@2".to_owned()][..])
        );
        assert_eq!(again, ["one+two@0", "one+two@0", "one+two@1", "one+two@1"]);
        assert!(found.flaky.is_empty());
    }

    #[rstest]
    #[case::on_the_impostor(1)]
    #[case::on_the_solution(0)]
    fn a_test_that_fails_by_chance_among_others_catches_no_impostor(#[case] impostor: usize) {
        fn once(run: Run<'_>) -> (Outcome, Duration) {
            let red = run.test == "one" && run.impostor == 1 && run.before == 0;
            (
                if red {
                    Outcome::Failed
                } else {
                    Outcome::Passed
                },
                MOMENT,
            )
        }
        fn on_both(run: Run<'_>) -> (Outcome, Duration) {
            let red = run.test == "one";
            (
                if red {
                    Outcome::Failed
                } else {
                    Outcome::Passed
                },
                MOMENT,
            )
        }
        let found = TOGETHER.judge(if impostor == 1 { once } else { on_both });
        assert_eq!(found.outcomes, [[None, PASSED]]);
        assert_eq!(found.flaky, ["mine::one"]);
    }

    #[rstest]
    #[case::a_loop(Outcome::TimedOut)]
    #[case::an_abort(Outcome::Crashed)]
    fn in_company_a_process_that_breaks_off_is_a_catch_of_what_had_not_passed(
        #[case] how: Outcome,
    ) {
        fn loops(run: Run<'_>) -> (Outcome, Duration) {
            match (run.test, run.impostor) {
                ("two", 1) => (Outcome::TimedOut, SECOND),
                _ => (Outcome::Passed, MOMENT),
            }
        }
        fn aborts(run: Run<'_>) -> (Outcome, Duration) {
            match (run.test, run.impostor) {
                ("two", 1) => (Outcome::Crashed, MOMENT),
                _ => (Outcome::Passed, MOMENT),
            }
        }
        let world = if how == Outcome::TimedOut {
            loops
        } else {
            aborts
        };
        assert_eq!(TOGETHER.judge(world).outcomes, [[PASSED, Some(how)]]);
    }
}

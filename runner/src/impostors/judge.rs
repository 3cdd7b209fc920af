//! Judging impostors: a kata's suites (or the learner's own tests) are run against each of them.
//!
//! All impostors that can share a copy of the solution are built in one go, the others one by one. For each impostor,
//! one process runs the tests of a suite that enter what it replaces. Only if this process does not end in good order,
//! the tests run one by one.

mod entered;
mod judging;
mod program;

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, BuildHasherDefault};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::course::impostor::Impostor;
use crate::course::kata::{Course, Kata, Layer, Package, Suite};
use crate::course::sealed::Solutions;
use crate::course::twin::Twin;
use crate::impostors::judged::{Judged, Outcomes};
use crate::impostors::secret::Secret;
use crate::learner::progress;
use crate::os::cargo::CompileError;
use crate::os::files::{self, Texts};
use crate::os::process::{Finished, Processes, Task};
use crate::os::settings::Folders;
use crate::os::status::{HasStatus, Status};
use crate::run::generated::{self, Copy, GenerateError, GeneratedWorkspace};
use crate::run::ran::Ran;
use crate::run::request::{Manner, Request, RunError, RunEvent, Tools};
use crate::run::scheduler::{self};
use crate::run::suite::{Executable, Setup};
use crate::run::verdict::{Light, Outcome, TestReport, Verdict};
use overlay::merge::{self, Merged};
use overlay::source::{CrateSource, Parsed, SourceError};
use overlay::{Change, Overlay, OverlayError, Tree};

use entered::Noting;
use judging::{Doubts, Judging, Meets, Rules};
use program::Named;

/// The inputs that properties try begin here, so that they are the same in all runs.
const SEED: (&str, &str) = ("PROPTEST_RNG_SEED", "1");

/// What judging found.
pub struct LineUp {
    /// The run against the solution itself, in the same build. If it is not green, no impostor was judged.
    pub solution: Ran,
    /// Every impostor's result, in their order.
    pub judged: Vec<Judged>,
    /// The twins' results, by their place among the twins. A learner's tests do not meet a twin that needs a build of
    /// its own.
    pub twins: BTreeMap<usize, Judged>,
    /// The module that each impostor is wrong in, such as `billing::refunds`, in their order.
    pub modules: Vec<String>,
    /// The ids of the tests that caught an impostor and did not repeat it, or refused the solution too. They do not count.
    pub flaky: BTreeSet<String>,
    /// The tests pass on the solution only in one process, so they were judged in one.
    pub together_only: bool,
    /// Files that the tests are compiled with and must not know: solutions, and what is judged. Then no impostor was judged.
    pub answers: BTreeSet<String>,
    /// The ids of slow tests that did not meet all impostors, and how many each did not meet.
    pub unmet: BTreeMap<String, usize>,
    /// The impostors that a learner's test accepts which refuses right code, the solution or a twin: one or two, by the test's
    /// id. Of a test that accepts more, none.
    pub accepted: BTreeMap<String, Vec<usize>>,
}

/// How far judging has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many impostors are judged.
    Judged(usize),
    /// An impostor is built by itself: the number of it, and of how many.
    Apart(usize, usize),
    /// So many other right versions are judged, of how many.
    Twins(usize, usize),
}

impl LineUp {
    /// No impostor is judged.
    fn unjudged(solution: Ran) -> Self {
        Self {
            solution,
            judged: Vec::new(),
            twins: BTreeMap::new(),
            modules: Vec::new(),
            flaky: BTreeSet::new(),
            together_only: false,
            answers: BTreeSet::new(),
            unmet: BTreeMap::new(),
            accepted: BTreeMap::new(),
        }
    }
}

/// Why impostors cannot be judged.
#[derive(Debug, thiserror::Error)]
pub enum JudgeError {
    /// The solution's sources.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// An overlay that does not fit.
    #[error(transparent)]
    Overlay(#[from] OverlayError),
    /// The generated packages.
    #[error(transparent)]
    GeneratedWorkspace(#[from] GenerateError),
    #[error(transparent)]
    Run(#[from] RunError),
    /// An impostor that does not compile, by itself and merged.
    #[error("the overlay {} does not compile:\n{rendered}", files::shown(.file))]
    DoesNotCompile {
        file: PathBuf,
        /// What rustc says, in terms of that file's lines.
        rendered: String,
    },
}

impl HasStatus for JudgeError {
    fn status(&self) -> Status {
        match self {
            Self::Run(_) | Self::GeneratedWorkspace(_) => Status::Fault,
            _ => Status::Usage,
        }
    }
}

/// What will be judged, and by what.
pub struct Trial<'a> {
    pub course: &'a Course,
    /// The outside.
    pub tools: Tools<'a>,
    pub kata: &'a Kata,
    pub impostors: &'a [Impostor],
    /// The places of those that count; all of them where there are none. The others are judged too, as far as they share the
    /// copy, so that it is known what a test sees, and the copy is the same.
    pub wanted: Option<&'a BTreeSet<usize>>,
    /// They share the impostors' copy: their numbers follow those of the impostors.
    pub twins: &'a [Twin],
    /// The suites that judge them.
    pub suites: &'a [Suite],
    /// Only these tests of the suites, by their ids or their functions'.
    pub only: Option<&'a [String]>,
    /// Who is caught needs no more tests. Otherwise every test meets every impostor.
    pub until_caught: bool,
    /// The copies of the run before stay members of the workspace, so that cargo's answers for all of them hold together.
    pub keeps_members: bool,
}

impl Trial<'_> {
    /// Judges all of them. Properties try the same inputs in all runs. `progress` is told how far that has come.
    ///
    /// # Errors
    /// When something cannot be built or run.
    pub fn judge(
        &self,
        tell: &(dyn Fn(RunEvent) + Sync),
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<LineUp, JudgeError> {
        self.judge_with(None, tell, progress)
    }

    /// Judges all of them by tests that may be flaky: a test that has
    /// caught an impostor meets the solution again before it is believed. If every test is to meet every impostor, each
    /// does so by itself, so that none is red because of another.
    ///
    /// # Errors
    /// When something cannot be built or run.
    pub fn judge_with_doubts(
        &self,
        tell: &(dyn Fn(RunEvent) + Sync),
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<LineUp, JudgeError> {
        self.judge_with(Some(&Doubts::default()), tell, progress)
    }

    fn judge_with(
        &self,
        doubts: Option<&Doubts>,
        tell: &(dyn Fn(RunEvent) + Sync),
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<LineUp, JudgeError> {
        let seeded = Seeded(self.tools.processes);
        let tools = Tools {
            processes: &seeded,
            ..self.tools
        };
        self.judge_by(tools, doubts, tell, progress)
    }

    fn judge_by(
        &self,
        tools: Tools<'_>,
        doubts: Option<&Doubts>,
        tell: &(dyn Fn(RunEvent) + Sync),
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<LineUp, JudgeError> {
        let dir = generated::home(self.course, self.kata);
        let _lock = progress::build_lock(self.course.folders(), &dir, "judging", &|| {
            tell(RunEvent::AnotherRun);
        });
        let tree = reference(self.kata)?;
        let overlays = self.overlays();
        let mut generated = self.workspace(&overlays)?;
        let copy = generated.package("merged", "merged");
        let secret = doubts.map_or_else(Secret::open, |_| Secret::new());
        let named = self.named(tools, &secret, &copy, &generated);
        let noting = Noting::new(&named, &secret).ok();
        let noting_tools = Tools {
            cargo: &named,
            processes: match &noting {
                Some(noting) => noting,
                None => &named,
            },
        };
        let (mut solution, in_copy) =
            self.run_merged(noting_tools, &mut generated, &tree, &overlays, tell)?;
        let apart = &in_copy.apart;
        let (root, target) = (generated.root().to_owned(), generated.target());
        let request = self.request(&root, target, copy);
        let setup = Setup::new(named.tools(), &request);
        let answers = doubts.map_or_else(BTreeSet::new, |_| self.answers(&solution, &root));
        if !answers.is_empty() {
            return Ok(LineUp {
                answers,
                ..LineUp::unjudged(solution)
            });
        }
        let red = solution.verdict.light != Light::Green;
        let together_only =
            red && doubts.is_some() && self.pass_together(&setup, &secret, &mut solution)?;
        let refused = red && !together_only;
        let modules = self.impostors.iter();
        let modules = modules.map(|impostor| module_of(&tree, &impostor.overlay));
        let modules = modules.collect::<Result<_, _>>()?;
        let done = AtomicUsize::new(0);
        let one_more = || progress(Progress::Judged(done.fetch_add(1, Ordering::Relaxed) + 1));
        let meets = noting.as_ref().map_or_else(Meets::default, |noting| {
            Meets::of(&solution, &in_copy.replaced, noting)
        });
        let rules = Rules {
            time_limit: self.kata.time_limit,
            until_caught: self.until_caught && !refused,
            together_only,
            doubts,
            secret: &secret,
        };
        let merged = |indices: Range<usize>| -> Vec<_> {
            indices.filter(|index| !apart.contains(index)).collect()
        };
        let (impostors, all) = (self.impostors.len(), overlays.len());
        let shared = merged(0..impostors);
        if refused {
            let accepted = accepted_by_red(&setup, &solution, &meets, rules, &shared)?;
            drop(meets);
            return Ok(LineUp {
                accepted,
                ..LineUp::unjudged(solution)
            });
        }
        progress(Progress::Judged(0));
        let judging = Judging::new(&setup, &solution, &meets, rules)?;
        let mut bench = Bench {
            tools,
            secret: &secret,
            generated: &mut generated,
            tree: &tree,
            tell,
        };
        let of_right = merged(impostors..all);
        let mut twins = self.judge_twins(&mut bench, &judging, &of_right, apart, progress)?;
        let refusing = doubts.map_or_else(BTreeSet::new, |doubts| {
            doubts.without_flaky(twins.values().flat_map(Judged::catches))
        });
        let accepted = judging.accepted(&refusing, &shared)?;
        let judging = judging.without(refusing);
        let mut judged =
            self.judge_impostors(&mut bench, &judging, &shared, apart, progress, &one_more)?;
        drop(judging);
        let flaky = doubts.map_or_else(BTreeSet::new, Doubts::flaky);
        for judged in judged.values_mut().chain(twins.values_mut()) {
            judged.forget(&flaky);
        }
        drop(meets);
        Ok(LineUp {
            solution,
            judged: judged.into_values().collect(),
            twins: among_twins(twins, impostors),
            modules,
            flaky,
            together_only,
            answers: BTreeSet::new(),
            unmet: doubts.map_or_else(BTreeMap::new, Doubts::unmet),
            accepted,
        })
    }

    /// The workspace for the copies.
    fn workspace(&self, overlays: &[&Overlay]) -> Result<GeneratedWorkspace<'_>, JudgeError> {
        let mut generated = GeneratedWorkspace::new(self.course, self.kata, "judging")?;
        if self.is_mine() {
            generated = generated.for_mine();
        }
        if self.keeps_members {
            let labels = overlays
                .iter()
                .map(|overlay| apart_label(&name_of(overlay)));
            generated.keep_members(labels.chain([apart_label("")]));
        }
        Ok(generated)
    }

    /// Whether tests that are red on the solution, each in a process of its own, are green in one, as `cargo test` runs
    /// them: they may share a lock, or lean on each other. Then that is the verdict on the solution.
    fn pass_together(
        &self,
        setup: &Setup<'_>,
        secret: &Secret,
        solution: &mut Ran,
    ) -> Result<bool, RunError> {
        let tests = &mut solution.verdict.tests;
        let failed = |test: &TestReport| {
            !matches!(
                test.outcome,
                Outcome::Passed | Outcome::TimedOut | Outcome::NotJudged
            )
        };
        if tests.len() < 2 || !tests.iter().any(failed) {
            return Ok(false);
        }
        let limit = tests.iter().map(TestReport::took).sum::<Duration>();
        for (layer, suite) in &solution.programs {
            let names = tests.iter().filter(|test| test.layer == *layer);
            let names: Vec<_> = names.map(|test| test.name.as_str()).collect();
            let limit = limit.max(self.kata.time_limit);
            // Luck may be had once.
            for _ in 0..2 {
                if !setup
                    .red_in_company(suite, &names, limit, &secret.active(0))?
                    .is_empty()
                {
                    return Ok(false);
                }
            }
        }
        for test in tests.iter_mut() {
            *test = TestReport {
                outcome: Outcome::Passed,
                message: None,
                place: None,
                printed: None,
                output: String::new(),
                ..test.clone()
            };
        }
        solution.verdict = Verdict::of_tests(&self.kata.name, std::mem::take(tests));
        Ok(true)
    }

    /// Builds the copy that holds the impostors, and runs the suites on it with none of them active. Those that keep it
    /// from compiling are taken out until it does.
    fn run_merged(
        &self,
        tools: Tools<'_>,
        generated: &mut GeneratedWorkspace<'_>,
        tree: &Tree,
        overlays: &[&Overlay],
        tell: &(dyn Fn(RunEvent) + Sync),
    ) -> Result<(Ran, Merged), JudgeError> {
        let mut left_out = Vec::new();
        loop {
            let merged = merge::merge(tree, overlays, &left_out)?;
            let package = generated.add(&copy("merged", &merged.files))?;
            let ran = scheduler::run(
                tools,
                &self.request(generated.root(), generated.target(), package.clone()),
                tell,
            )?;
            let in_merge: Vec<_> = (0..overlays.len())
                .filter(|index| !merged.apart.contains(index))
                .collect();
            if ran.errors.is_empty() || in_merge.is_empty() {
                return Ok((ran, merged));
            }
            // If the suites do not compile, build them once more with a copy without impostors. Then the errors have
            // the lines of the solution.
            let blamed = if blames_sources(&ran.errors, &package.dir) {
                blamed(&ran.errors, &merged)
            } else {
                Vec::new()
            };
            // An error outside of all copies may come from any of them.
            left_out.extend(if blamed.is_empty() { in_merge } else { blamed });
        }
    }

    /// The files that the tests were compiled with and that lie with the solutions or with what is judged, seen from the
    /// root of the course.
    fn answers(&self, ran: &Ran, root: &Path) -> BTreeSet<String> {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let solutions = self.kata.solution_dir.parent().map(real);
        let copies = real(root);
        let is_answer = |file: &Path| {
            // The other files of a copy are a learner's own.
            let in_copy = file.strip_prefix(&copies);
            let is_source = in_copy.is_ok_and(|path| path.iter().nth(1) == Some("src".as_ref()));
            is_source
                || solutions
                    .as_ref()
                    .is_some_and(|folder| file.starts_with(folder))
        };
        let tests = ran
            .artifacts
            .iter()
            .filter(|artifact| artifact.kind == "test");
        let read = tests.flat_map(|artifact| artifact.read_files(root));
        let answers = read.map(|file| real(&file)).filter(|file| is_answer(file));
        let course = real(self.course.root());
        answers
            .map(|file| files::shown(file.strip_prefix(&course).unwrap_or(&file)))
            .collect()
    }

    /// Whether the tests are a learner's own.
    fn is_mine(&self) -> bool {
        self.suites.iter().any(|suite| suite.layer == Layer::Mine)
    }

    /// The machine for a copy, on which a learner's tests find its program.
    fn named<'t>(
        &self,
        tools: Tools<'t>,
        secret: &'t Secret,
        copy: &Package,
        generated: &GeneratedWorkspace<'_>,
    ) -> Named<'t> {
        let folder = self.is_mine().then(|| generated.root());
        Named::new(tools, secret, self.kata, copy, folder)
    }

    /// The impostors' overlays, then the twins'.
    fn overlays(&self) -> Vec<&Overlay> {
        let impostors = self.impostors.iter().map(|impostor| &impostor.overlay);
        let twins = self.twins.iter().map(|twin| &twin.overlay);
        impostors.chain(twins).collect()
    }

    fn request<'r>(&'r self, root: &'r Path, target: &'r Folders, package: Package) -> Request<'r> {
        Request {
            root,
            target: Some(target),
            kata: self.kata,
            package,
            suites: self.suites,
            only: self.only,
            first: None,
            manner: Manner::Roster,
            sources: None,
        }
    }

    /// Those that could not be merged; and those that no test caught, if the suites start programs with an environment
    /// of their own: then the variable that makes an impostor active may not have reached it.
    fn to_build_apart(
        &self,
        apart: impl Iterator<Item = usize>,
        judged: &BTreeMap<usize, Judged>,
    ) -> Vec<usize> {
        // Linux tells a program who started it, and with which variable.
        let clears = cfg!(not(target_os = "linux"))
            && self.suites.iter().any(|suite| {
                CrateSource::read(&suite.file)
                    .map_or(true, |source| source.mentions(&["env_clear"]))
            });
        let at_large = judged
            .iter()
            .filter(|(_, judged)| clears && !judged.caught())
            .map(|(index, _)| *index);
        apart.chain(at_large).collect()
    }

    /// Judges the twins, of which these share the copy: every test meets each of them.
    fn judge_twins(
        &self,
        bench: &mut Bench<'_, '_>,
        judging: &Judging<'_>,
        merged: &[usize],
        apart: &[usize],
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<BTreeMap<usize, Judged>, JudgeError> {
        let judging = judging.to_the_end();
        let done = AtomicUsize::new(0);
        let one_more = || {
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            progress(Progress::Twins(done, merged.len()));
        };
        let mut twins = judging.merged(merged, &one_more)?;
        // One that needs a build of its own meets the kata's suites, and no learner has to wait for it.
        let alone = |index: &usize| !judging.has_doubts() && *index >= self.impostors.len();
        for index in apart.iter().copied().filter(alone) {
            twins.insert(index, self.judge_apart(bench, index, &judging, None)?);
        }
        Ok(twins)
    }

    /// Judges the impostors: those that share the copy, then those that are wanted and need a build of their own.
    fn judge_impostors(
        &self,
        bench: &mut Bench<'_, '_>,
        judging: &Judging<'_>,
        shared: &[usize],
        apart: &[usize],
        progress: &(dyn Fn(Progress) + Sync),
        one_more: &(dyn Fn() + Sync),
    ) -> Result<BTreeMap<usize, Judged>, JudgeError> {
        let mut judged = judging.merged(shared, one_more)?;
        let is_wanted = |index: &usize| self.wanted.is_none_or(|wanted| wanted.contains(index));
        let apart = apart.iter().copied();
        let apart: Vec<_> = apart
            .filter(|index| *index < self.impostors.len())
            .collect();
        let mut to_build = self.to_build_apart(apart.iter().copied(), &judged);
        to_build.retain(is_wanted);
        for index in apart.into_iter().filter(|index| !is_wanted(index)) {
            judged.insert(index, judged_apart(Outcomes::new()));
            one_more();
        }
        let count = to_build.len();
        let begins = |number| progress(Progress::Apart(number, count));
        for (index, result) in self.judge_all_apart(bench, &to_build, judging, &begins)? {
            if judged.insert(index, result).is_none() {
                one_more();
            }
        }
        Ok(judged)
    }

    /// Judges impostors that are built by themselves. Before each `begins` is told its number, from 1.
    fn judge_all_apart(
        &self,
        bench: &mut Bench<'_, '_>,
        impostors: &[usize],
        judging: &Judging<'_>,
        begins: &dyn Fn(usize),
    ) -> Result<Vec<(usize, Judged)>, JudgeError> {
        let mut reference = None;
        if judging.has_doubts() && !impostors.is_empty() {
            let files = bench.tree.files();
            let Ok(built) = self.build_apart(bench, "", files)? else {
                // The tests compile only in the merged copy, so what they say elsewhere is about the place.
                let nothing = |index: &usize| (*index, judged_apart(Outcomes::new()));
                return Ok(impostors.iter().map(nothing).collect());
            };
            reference = Some(built);
        }
        let mut all = Vec::new();
        for (number, index) in impostors.iter().enumerate() {
            begins(number + 1);
            let judged = self.judge_apart(bench, *index, judging, reference.as_ref())?;
            all.push((*index, judged));
        }
        Ok(all)
    }

    /// Judges one that is built by itself. Learners' tests compare it with `reference`, which is built likewise.
    fn judge_apart(
        &self,
        bench: &mut Bench<'_, '_>,
        index: usize,
        judging: &Judging<'_>,
        reference: Option<&Apart>,
    ) -> Result<Judged, JudgeError> {
        let overlay = self.overlays()[index];
        let alone = merge::alone(bench.tree, overlay, index)?;
        let apart = match self.build_apart(bench, &name_of(overlay), &alone.files)? {
            Ok(apart) => apart,
            Err((package, errors)) if !blames_sources(&errors, &package.dir) => {
                return Ok(Judged {
                    apart: true,
                    outcomes: Outcomes::new(),
                    does_not_fit: true,
                });
            }
            Err((_, errors)) => {
                return Err(JudgeError::DoesNotCompile {
                    file: overlay.file.clone(),
                    rendered: in_its_own_lines(&errors, &alone, &overlay.file),
                });
            }
        };
        let (root, target) = (bench.generated.root(), bench.generated.target());
        let here = self.request(root, target, apart.package.clone());
        let named = self.named(bench.tools, bench.secret, &apart.package, bench.generated);
        let setup = Setup::new(named.tools(), &here);
        let suites = apart.suites(judging.solution());
        let Some(reference) = reference else {
            let judging = judging.at(&setup, None);
            return Ok(judged_apart(judging.outcomes(&suites, 0)?));
        };
        let there = self.request(root, target, reference.package.clone());
        let named = self.named(
            bench.tools,
            bench.secret,
            &reference.package,
            bench.generated,
        );
        let home = Setup::new(named.tools(), &there);
        let programs = reference.suites(judging.solution());
        let judging = judging.at(&setup, Some((&home, &programs)));
        Ok(judged_apart(judging.outcomes(&suites, 0)?))
    }

    /// Builds a copy by itself; or says what rustc has against it. Its name does not tell which one it is.
    fn build_apart(
        &self,
        bench: &mut Bench<'_, '_>,
        name: &str,
        files: &[(PathBuf, String)],
    ) -> Result<Result<Apart, (Package, Vec<CompileError>)>, JudgeError> {
        let label = apart_label(name);
        let package = bench.generated.add(&copy(&label, files))?;
        let (root, target) = (bench.generated.root(), bench.generated.target());
        let request = self.request(root, target, package.clone());
        let named = self.named(bench.tools, bench.secret, &package, bench.generated);
        let (built, programs) = scheduler::build(named.tools(), &request, bench.tell)?;
        Ok(if built.errors.is_empty() {
            Ok(Apart { package, programs })
        } else {
            Err((package, built.errors))
        })
    }
}

/// What a learner's tests accept that refuse the solution.
fn accepted_by_red(
    setup: &Setup<'_>,
    solution: &Ran,
    meets: &Meets,
    rules: Rules<'_>,
    impostors: &[usize],
) -> Result<BTreeMap<String, Vec<usize>>, RunError> {
    if rules.doubts.is_none() {
        return Ok(BTreeMap::new());
    }
    let red = solution.verdict.tests.iter().filter(|test| test.is_red());
    let red = red.map(TestReport::id).collect();
    Judging::new(setup, solution, meets, rules)?.accepted(&red, impostors)
}

/// The solution's sources.
fn reference(kata: &Kata) -> Result<Tree, SourceError> {
    Tree::read_from(
        &Solutions,
        &kata.solution_dir.join("src"),
        &Parsed::default(),
    )
}

/// The name of an impostor or a twin.
fn name_of(overlay: &Overlay) -> String {
    let name = overlay.file.file_stem().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The name of the copy with that one alone. It does not tell which one it is.
fn apart_label(name: &str) -> String {
    let number = BuildHasherDefault::<DefaultHasher>::default().hash_one(name);
    format!("apart-{:08x}", number >> 32)
}

/// What copies are built with.
struct Bench<'b, 'g> {
    tools: Tools<'b>,
    secret: &'b Secret,
    generated: &'b mut GeneratedWorkspace<'g>,
    tree: &'b Tree,
    tell: &'b (dyn Fn(RunEvent) + Sync),
}

/// A copy that is built by itself.
struct Apart {
    package: Package,
    programs: BTreeMap<Layer, PathBuf>,
}

impl Apart {
    /// Its suites. They have the same tests as the solution's.
    fn suites(&self, solution: &Ran) -> BTreeMap<Layer, Executable> {
        let suites = solution.programs.iter().filter_map(|(layer, suite)| {
            let program = self.programs.get(layer)?.clone();
            Some((
                *layer,
                Executable {
                    program,
                    ..suite.clone()
                },
            ))
        });
        suites.collect()
    }
}

/// The results by the place among the twins, which come behind so many impostors.
fn among_twins(judged: BTreeMap<usize, Judged>, impostors: usize) -> BTreeMap<usize, Judged> {
    let judged = judged.into_iter();
    judged
        .map(|(index, judged)| (index - impostors, judged))
        .collect()
}

fn judged_apart(outcomes: Outcomes) -> Judged {
    Judged {
        apart: true,
        outcomes,
        does_not_fit: false,
    }
}

/// Processes in which properties try the same inputs each time.
struct Seeded<'a>(&'a dyn Processes);

impl Processes for Seeded<'_> {
    fn run(&self, task: &Task) -> std::io::Result<Finished> {
        let mut task = task.clone();
        task.env.push((SEED.0.to_owned(), Some(SEED.1.into())));
        self.0.run(&task)
    }

    fn at_once(&self, memory: u64) -> usize {
        self.0.at_once(memory)
    }
}

/// The module of the first item that an impostor replaces, `crate` at the root.
fn module_of(tree: &Tree, overlay: &Overlay) -> Result<String, OverlayError> {
    let edits = tree.plan(overlay)?;
    let replaced = edits
        .iter()
        .find(|edit| matches!(edit.change, Change::Replace { .. }));
    let module = replaced
        .or(edits.first())
        .map(|edit| edit.module.join("::"));
    Ok(module
        .filter(|module| !module.is_empty())
        .unwrap_or_else(|| "crate".to_owned()))
}

/// A copy of the solution that has one impostor or several.
fn copy<'s>(label: &'s str, sources: &'s [(PathBuf, String)]) -> Copy<'s> {
    Copy {
        label,
        dir: label,
        sources,
        beside: const { &Texts::new() },
        program: true,
    }
}

/// Whether one of the errors is about the generated sources, and not only about the suites.
fn blames_sources(errors: &[CompileError], package: &Path) -> bool {
    errors
        .iter()
        .flat_map(|error| &error.places)
        .any(|place| relative(&place.file, package).is_some())
        || errors.iter().all(|error| error.places.is_empty())
}

/// A file that rustc names, relative to a generated package's `src/`. Rustc names it relative to the workspace.
fn relative(file: &str, package: &Path) -> Option<PathBuf> {
    let label = package.file_name()?;
    let src = Path::new(label).join("src");
    Path::new(file)
        .strip_prefix(&src)
        .or_else(|_| Path::new(file).strip_prefix(package.join("src")))
        .ok()
        .map(Path::to_owned)
}

/// The impostors whose lines the errors are about.
fn blamed(errors: &[CompileError], merged: &Merged) -> Vec<usize> {
    let mut blamed: Vec<_> = errors
        .iter()
        .flat_map(|error| &error.places)
        .filter_map(|place| {
            let line = usize::try_from(place.line).ok()?;
            let of_file =
                |file: &Path| Path::new(&place.file).ends_with(Path::new("src").join(file));
            let origin = merged
                .origins
                .iter()
                .find(|origin| of_file(&origin.file) && origin.lines.contains(&line))?;
            Some(origin.impostor)
        })
        .collect();
    blamed.sort_unstable();
    blamed.dedup();
    blamed
}

/// What rustc says of a generated file, with the lines that came from an overlay named as that file's own.
fn in_its_own_lines(errors: &[CompileError], alone: &Merged, file: &Path) -> String {
    let mut out = Vec::new();
    for error in errors {
        let text = anstream::adapter::strip_str(error.rendered.trim_end()).to_string();
        let mut shift: Option<(usize, usize, usize)> = None;
        for line in text.lines() {
            if let Some((arrow, place)) =
                line.split_once("--> ").or_else(|| line.split_once("::: "))
            {
                let mut parts = place.rsplitn(3, ':');
                let column = parts.next().unwrap_or_default();
                let number: usize = parts.next().and_then(|line| line.parse().ok()).unwrap_or(0);
                let generated = parts.next().unwrap_or_default();
                let origin = alone.origins.iter().find(|origin| {
                    Path::new(generated).ends_with(Path::new("src").join(&origin.file))
                        && origin.lines.contains(&number)
                });
                shift =
                    origin.map(|origin| (origin.lines.start, origin.lines.end, origin.from_line));
                if let Some(origin) = origin {
                    let own = origin.from_line + number - origin.lines.start;
                    out.push(format!("{arrow}--> {}:{own}:{column}", files::shown(file)));
                    continue;
                }
            }
            out.push(renumbered(line, shift).unwrap_or_else(|| line.to_owned()));
        }
        out.push(String::new());
    }
    out.join("\n").trim_end().to_owned()
}

/// A line of a snippet (`12 | let x = 1;`) with the number that it has in the overlay.
fn renumbered(line: &str, shift: Option<(usize, usize, usize)>) -> Option<String> {
    let (start, end, from) = shift?;
    let (gutter, rest) = line.split_once('|')?;
    let number: usize = gutter.trim().parse().ok()?;
    let own = if (start..end).contains(&number) {
        from + number - start
    } else {
        return None;
    };
    Some(format!("{own:<width$}|{rest}", width = gutter.len()))
}

//! Judging impostors: a kata's suites (or the learner's own tests) are run against each of them.
//!
//! All impostors that can share a copy of the solution are built in one go, the others one by one. The tests of a suite that
//! enter what an impostor replaces run in one process for each; only where it does not end in good order are they run one by
//! one.

mod entered;
mod judging;
mod program;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::course::impostor::Impostor;
use crate::course::kata::{Course, Kata, Layer, Package, Suite};
use crate::course::twin::Twin;
use crate::impostors::judged::{Judged, Outcomes};
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
use overlay::source::{CrateSource, SourceError};
use overlay::{Change, Overlay, OverlayError, Tree};

use entered::Noting;
use judging::{Doubts, Judging, Meets, Rules, active};
use program::Named;

/// The inputs that properties try begin here, so that they are the same in all runs.
const SEED: (&str, &str) = ("PROPTEST_RNG_SEED", "1");

/// What judging found.
pub struct LineUp {
    /// The run against the solution itself, in the same build. Where it is not green, nobody was judged.
    pub solution: Ran,
    /// Every impostor's result, in their order.
    pub judged: Vec<Judged>,
    /// The twins' results, by their place among the twins. A learner's tests do not meet a twin that needs a build of
    /// its own.
    pub twins: BTreeMap<usize, Judged>,
    /// The module that each impostor is wrong in, such as `billing::refunds`, in their order.
    pub modules: Vec<String>,
    /// The ids of the tests that caught somebody and did not say so again, or refused the solution too. They caught nobody.
    pub flaky: BTreeSet<String>,
    /// The tests pass on the solution only in one process, so they were judged in one.
    pub together_only: bool,
    /// The ids of slow tests that did not meet all impostors, and how many each did not meet.
    pub unmet: BTreeMap<String, usize>,
}

/// How far judging has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many impostors are judged.
    Judged(usize),
    /// An impostor is built by itself: the number of it, and of how many.
    Apart(usize, usize),
}

impl LineUp {
    /// Nobody is judged.
    fn nobody(solution: Ran) -> Self {
        Self {
            solution,
            judged: Vec::new(),
            twins: BTreeMap::new(),
            modules: Vec::new(),
            flaky: BTreeSet::new(),
            together_only: false,
            unmet: BTreeMap::new(),
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

/// What is to be judged, and by what.
pub struct Trial<'a> {
    pub course: &'a Course,
    /// The outside.
    pub tools: Tools<'a>,
    pub kata: &'a Kata,
    pub impostors: &'a [Impostor],
    /// They share the impostors' copy: their numbers follow those of the impostors.
    pub twins: &'a [Twin],
    /// The suites that judge them.
    pub suites: &'a [Suite],
    /// Who is caught needs no more tests. Otherwise every test meets every impostor.
    pub until_caught: bool,
}

impl Trial<'_> {
    /// Judges all of them. `progress` is told how far that has come.
    ///
    /// # Errors
    /// When something cannot be built or run.
    pub fn judge(
        &self,
        tell: &(dyn Fn(RunEvent) + Sync),
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<LineUp, JudgeError> {
        self.judge_with(self.tools, None, tell, progress)
    }

    /// Judges all of them by tests that may be flaky: properties try the same inputs in all runs, and a test that has
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
        let seeded = Seeded(self.tools.processes);
        let tools = Tools {
            processes: &seeded,
            ..self.tools
        };
        self.judge_with(tools, Some(&Doubts::default()), tell, progress)
    }

    fn judge_with(
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
        let tree = Tree::read(&self.kata.solution_dir.join("src"))?;
        let overlays = self.overlays();
        let mut generated = GeneratedWorkspace::new(self.course, self.kata, "judging")?;
        if self.is_mine() {
            generated = generated.for_mine();
        }
        let copy = generated.package("merged", "merged");
        let named = self.named(tools, &copy, &generated);
        let noting = Noting::new(&named).ok();
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
        let red = solution.verdict.light != Light::Green;
        let together_only = red && doubts.is_some() && self.pass_together(&setup, &mut solution)?;
        if red && !together_only {
            return Ok(LineUp::nobody(solution));
        }
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
            until_caught: self.until_caught,
            together_only,
            doubts,
        };
        progress(Progress::Judged(0));
        let merged = |indices: Range<usize>| -> Vec<_> {
            indices.filter(|index| !apart.contains(index)).collect()
        };
        let judging = Judging::new(&setup, &solution, &meets, rules)?;
        let (impostors, all) = (self.impostors.len(), overlays.len());
        let with_twins = judging.to_the_end();
        let mut twins = with_twins.merged(&merged(impostors..all), &|| {})?;
        // A twin that needs a build of its own meets the kata's suites, and no learner has to wait for it.
        for index in apart
            .iter()
            .filter(|index| doubts.is_none() && **index >= impostors)
        {
            let result =
                self.judge_apart(tools, &mut generated, &tree, *index, &with_twins, tell)?;
            twins.insert(*index, result);
        }
        drop(with_twins);
        let judging = judging.without(doubts.map_or_else(BTreeSet::new, |doubts| {
            doubts.without_flaky(twins.values().flat_map(Judged::catches))
        }));
        let mut judged = judging.merged(&merged(0..impostors), &one_more)?;
        let apart: Vec<_> = apart
            .iter()
            .copied()
            .filter(|index| *index < impostors)
            .collect();
        let to_build = self.to_build_apart(&apart, &judged);
        for (number, index) in to_build.iter().enumerate() {
            progress(Progress::Apart(number + 1, to_build.len()));
            let result = self.judge_apart(tools, &mut generated, &tree, *index, &judging, tell)?;
            if judged.insert(*index, result).is_none() {
                one_more();
            }
        }
        drop(judging);
        let flaky = doubts.map_or_else(BTreeSet::new, Doubts::flaky);
        for judged in judged.values_mut().chain(twins.values_mut()) {
            judged.forget(&flaky);
        }
        drop(meets);
        Ok(LineUp {
            solution,
            judged: judged.into_values().collect(),
            twins: twins
                .into_iter()
                .map(|(index, twin)| (index - impostors, twin))
                .collect(),
            modules,
            flaky,
            together_only,
            unmet: doubts.map_or_else(BTreeMap::new, Doubts::unmet),
        })
    }

    /// Whether tests that are red on the solution, each in a process of its own, are green in one, as `cargo test` runs
    /// them: they may share a lock, or lean on each other. Then that is the verdict on the solution.
    fn pass_together(&self, setup: &Setup<'_>, solution: &mut Ran) -> Result<bool, RunError> {
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
                    .red_in_company(suite, &names, limit, &active(0))?
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
            let library = generated.library().map(str::to_owned);
            let merged = merge::merge(tree, overlays, &left_out, library.as_deref())?;
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
            // Where it is the suites that do not compile, the same errors once more without anybody in the copy: then the
            // lines of the code that they are about are the solution's.
            let blamed = if blames_sources(&ran.errors, &package.dir) {
                blamed(&ran.errors, &merged)
            } else {
                Vec::new()
            };
            // An error that is nobody's in particular may be anybody's.
            left_out.extend(if blamed.is_empty() { in_merge } else { blamed });
        }
    }

    /// Whether the tests are a learner's own.
    fn is_mine(&self) -> bool {
        self.suites.iter().any(|suite| suite.layer == Layer::Mine)
    }

    /// The machine for a copy, on which a learner's tests find its program.
    fn named<'t>(
        &self,
        tools: Tools<'t>,
        copy: &Package,
        generated: &GeneratedWorkspace<'_>,
    ) -> Named<'t> {
        if self.is_mine() {
            Named::new(tools, self.kata, copy, generated.root())
        } else {
            Named::nothing(tools, self.kata, copy)
        }
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
            only: None,
            first: None,
            manner: Manner::Roster,
            sources: None,
        }
    }

    /// Those that could not be merged; and those that nobody caught, if the suites start programs with an environment
    /// of their own: then the variable that makes an impostor active may not have reached it.
    fn to_build_apart(&self, apart: &[usize], judged: &BTreeMap<usize, Judged>) -> Vec<usize> {
        let clears = self.suites.iter().any(|suite| {
            CrateSource::read(&suite.file).map_or(true, |source| source.mentions(&["env_clear"]))
        });
        let at_large = judged
            .iter()
            .filter(|(_, judged)| clears && !judged.caught())
            .map(|(index, _)| *index);
        apart.iter().copied().chain(at_large).collect()
    }

    fn judge_apart(
        &self,
        tools: Tools<'_>,
        generated: &mut GeneratedWorkspace<'_>,
        tree: &Tree,
        index: usize,
        judging: &Judging<'_>,
        tell: &(dyn Fn(RunEvent) + Sync),
    ) -> Result<Judged, JudgeError> {
        let overlay = self.overlays()[index];
        let name = overlay.file.file_stem().unwrap_or_default();
        let alone = merge::alone(tree, overlay, index)?;
        let label = format!("apart-{}", name.to_string_lossy().replace('_', "-"));
        let package = generated.add(&copy(&label, &alone.files))?;
        let request = self.request(generated.root(), generated.target(), package.clone());
        let named = self.named(tools, &package, generated);
        let (built, programs) = scheduler::build(named.tools(), &request, tell)?;
        if !built.errors.is_empty() {
            if !blames_sources(&built.errors, &package.dir) {
                return Ok(Judged {
                    apart: true,
                    outcomes: Outcomes::new(),
                    does_not_fit: true,
                });
            }
            return Err(JudgeError::DoesNotCompile {
                file: overlay.file.clone(),
                rendered: in_its_own_lines(&built.errors, &alone, &overlay.file),
            });
        }
        let setup = Setup::new(named.tools(), &request);
        let judging = judging.at(&setup);
        let suites = judging
            .solution()
            .programs
            .iter()
            .filter_map(|(layer, suite)| {
                let program = programs.get(layer)?.clone();
                Some((
                    *layer,
                    Executable {
                        program,
                        ..suite.clone()
                    },
                ))
            });
        let outcomes = judging.outcomes(&suites.collect(), 0)?;
        Ok(Judged {
            apart: true,
            outcomes,
            does_not_fit: false,
        })
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

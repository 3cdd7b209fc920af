//! A kata made ready for marking: the teacher's own suites, manifest and dependencies, built once, and a cell in which each
//! submission's code takes the place of the starter's.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::commands::error::Error;
use crate::commands::flip;
use crate::course::fingerprint::{self, MINE};
use crate::course::impostor::{self, Impostor};
use crate::course::kata::{Course, Kata, Package, Suite};
use crate::course::part::{self, Chapter};
use crate::course::surroundings;
use crate::course::twin::{self, Twin};
use crate::impostors::judge::{JudgeError, LineUp, Trial};
use crate::impostors::score::Tally;
use crate::learner::progress;
use crate::learner::starter;
use crate::os::cargo::{Cargo, CargoError};
use crate::os::digest::Digest;
use crate::os::direct::Direct;
use crate::os::files::{self, Files};
use crate::os::jail::{self, Jail};
use crate::os::rustc;
use crate::os::status::{HasStatus, Status};
use crate::run::generated::{self, GeneratedWorkspace};
use crate::run::request::{Manner, Request, RunError, Sources, Tools};
use crate::run::scheduler;
use crate::run::verdict::{Light, Outcome, TestReport, Verdict};
use crate::ui::escape::{on_one_line, shortened};

use super::cell::{Cell, Plan, Refusing, Shelf};
use super::class::Class;
use super::comparison;
use super::results::{Flip, ImpostorOutline, KataOutline, Mark, PartOutline, State};
use super::similar;
use super::submission::Handed;

/// What the workspace of a bench is for.
const PURPOSE: &str = "mark";

/// Empty tests, with which everything is built before a learner's own come.
const EMPTY_TESTS: &str = "#[test]\nfn nothing_is_asked() {}\n";

/// How often cargo is asked for the same thing at most.
const MOST_BUILDS: usize = 3;

/// The most characters of a line that a mark has of what a tool said.
const LONGEST_LINE: usize = 300;

/// The machine cannot mark a kata: why, for people.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct BenchError(String);

impl HasStatus for BenchError {
    fn status(&self) -> Status {
        Status::Fault
    }
}

/// A kata that is ready.
pub struct Bench<'a> {
    course: &'a Course,
    /// The kata as it lies in the bench.
    kata: Kata,
    package: Package,
    root: PathBuf,
    cell: Cell<'a>,
    starter: Files,
    /// The solution's files.
    solution: Files,
    chapters: Vec<Chapter>,
    impostors: Vec<Impostor>,
    twins: Vec<Twin>,
    /// Where what is built is kept.
    home: PathBuf,
    pub outline: KataOutline,
    /// A fingerprint of all that a mark depends on besides the submission.
    pub base: String,
}

impl<'a> Bench<'a> {
    /// Makes a kata ready: builds the starter, and with `own_tests` the copy with the impostors, too.
    ///
    /// # Errors
    /// When something of the teacher's own cannot be built.
    pub fn prepare(
        course: &'a Course,
        kata: &'a Kata,
        tools: Tools<'a>,
        jail: Option<&'a Jail>,
        hidden: &[PathBuf],
        class: &Class,
    ) -> Result<Self, Error> {
        let starter = match starter::read(kata) {
            Ok(starter) => starter,
            // An edition without it has the starter where it lies.
            Err(_) => below_src(&kata.dir)?,
        };
        let mut files = files::read_tree(&kata.dir).map_err(Error::io("read", &kata.dir))?;
        files.retain(|path, _| !path.starts_with("src") && !fingerprint::is_own_test(path));
        files.extend(starter.clone());
        files.insert(MINE.into(), EMPTY_TESTS.into());
        let (generated, package) =
            GeneratedWorkspace::of_files(course, kata, PURPOSE, files.clone())?;
        let root = generated.root().to_owned();
        let own = in_the_bench(kata, &package.dir);
        let impostors = if kata.impostors_dir().is_dir() {
            impostor::read_all(&kata.impostors_dir())?
        } else {
            Vec::new()
        };
        let twins = if kata.twins_dir().is_dir() {
            twin::read_all(&kata.twins_dir())?
        } else {
            Vec::new()
        };
        let solution = below_src(&kata.solution_dir)?;
        let sources = Sources::read(&kata.suites);
        let chapters = part::from_sources(kata, &sources.functions);
        let mut secret: BTreeSet<String> = course
            .names()
            .iter()
            .map(|name| name.replace('-', "_"))
            .collect();
        secret.extend(["kata", "kata_overlay", "overlay"].map(str::to_owned));
        let places = [
            jail::real(course.root()),
            std::env::home_dir().unwrap_or_default(),
            std::env::var_os("CARGO_HOME")
                .map(PathBuf::from)
                .unwrap_or_default(),
        ];
        let hidden = hidden.iter().cloned().chain(places);
        let cell = Cell::new(Plan {
            jail,
            processes: tools.processes,
            package: package.name.clone(),
            shelf: Shelf::of(&package.dir, files.keys()),
            home: generated::home(course, kata).join("cell"),
            sysroot: rustc::sysroot().unwrap_or_default(),
            hidden: hidden.filter(|path| path.is_absolute()).collect(),
            secret,
            compile: class.of_rustc(),
        });
        let cell = cell.map_err(Error::io("prepare", generated::home(course, kata)))?;
        let bench = Self {
            base: base(course, tools.cargo, kata, &files, &cell)?,
            outline: outline(
                kata,
                &chapters,
                &impostors,
                &twins,
                class.weight(&kata.name),
            ),
            course,
            kata: own,
            package,
            root,
            cell,
            starter,
            solution,
            chapters,
            impostors,
            twins,
            home: course.folders().generated().join("built"),
        };
        bench.build_the_starter(tools)?;
        Ok(bench)
    }

    /// Builds what a submission needs, outside of the jail: all of it is the teacher's. Afterwards all of rustc's calls are
    /// known, so that nothing has to be asked of cargo.
    fn build_the_starter(&self, tools: Tools<'_>) -> Result<(), Error> {
        let again = || self.built(tools);
        let is_known = || {
            let direct = self.direct();
            let built = self.built(self.jailed(&direct));
            Ok(built.is_ok())
        };
        self.learn_calls(&again, &is_known, &self.package.dir)
    }

    /// Builds the copy with the impostors, outside of the jail, with empty tests.
    ///
    /// # Errors
    /// When it cannot be built.
    pub fn build_the_impostors(&self, tools: Tools<'_>) -> Result<(), Error> {
        if self.impostors.is_empty() {
            return Ok(());
        }
        self.put(MINE, EMPTY_TESTS.as_bytes())?;
        let again = || Ok(self.line_up(tools).map(drop)?);
        let is_known = || {
            let direct = self.direct();
            let line_up = self.line_up(self.jailed(&direct));
            let is_green = |line_up: LineUp| line_up.solution.verdict.light == Light::Green;
            Ok(line_up.is_ok_and(is_green))
        };
        let copies = generated::home(self.course, &self.kata).join("judging");
        self.learn_calls(&again, &is_known, &copies)
    }

    /// Lets cargo build something until all of its calls are known. Cargo makes none for what is built already, so the
    /// sources in that folder are made to look new.
    fn learn_calls(
        &self,
        by_cargo: &dyn Fn() -> Result<(), Error>,
        is_known: &dyn Fn() -> Result<bool, Error>,
        sources: &Path,
    ) -> Result<(), Error> {
        for _ in 0..MOST_BUILDS {
            if is_known()? {
                return Ok(());
            }
            make_look_new(sources).map_err(Error::io("prepare", sources))?;
            self.put(MINE, EMPTY_TESTS.as_bytes())?;
            by_cargo()?;
        }
        if is_known()? {
            return Ok(());
        }
        let said = self.cell.take_said();
        Err(BenchError(format!(
            "what is needed to mark `{}` cannot be built in the jail: {}",
            self.kata.name,
            first_line(&said.unwrap_or_default())
        ))
        .into())
    }

    /// Builds the suites; why not, where they do not compile.
    fn built(&self, tools: Tools<'_>) -> Result<(), Error> {
        let (built, _) = scheduler::build(tools, &self.request(), &|_| {})?;
        match built.errors.first() {
            None => Ok(()),
            Some(error) => Err(Error::Usage(format!(
                "the starter of `{}` does not compile, so nothing can be marked: {}",
                self.kata.name,
                first_line(&error.rendered)
            ))),
        }
    }

    fn direct(&self) -> Direct<'_> {
        Direct::new(&Refusing, &self.cell, self.home.clone())
    }

    /// The machine for a submission.
    fn jailed<'t>(&'t self, direct: &'t Direct<'t>) -> Tools<'t> {
        Tools {
            cargo: direct,
            processes: &self.cell,
        }
    }

    /// Judges a learner's files.
    ///
    /// # Errors
    /// When the machine is in the way of all that follows.
    pub fn judge(&self, handed: &Handed) -> Result<Mark, Error> {
        let mut mark = if self.is_the_starter(handed) {
            Mark::without_a_run(&self.outline, State::NotBegun)
        } else {
            let mut mark = self.judge_code(handed)?;
            let known = [&self.starter, &self.solution];
            mark.notes.extend(comparison::notes(&known, &handed.src));
            mark
        };
        mark.notes.extend(handed.notes.iter().cloned());
        mark.sketch = similar::sketch(&self.starter, &handed.src);
        if let Some(mine) = handed.mine.as_ref().filter(|mine| has_tests(mine)) {
            mark.flip = self.judge_tests(mine)?;
        }
        Ok(mark)
    }

    fn is_the_starter(&self, handed: &Handed) -> bool {
        handed.src.len() == self.starter.len()
            && handed.src.iter().all(|(path, bytes)| {
                let own = self.starter.get(path);
                own.is_some_and(|own| files::same_text(own, bytes))
            })
    }

    fn judge_code(&self, handed: &Handed) -> Result<Mark, Error> {
        let amber = |why: String| Mark {
            diagnostic: Some(why),
            ..Mark::without_a_run(&self.outline, State::Amber)
        };
        let mut notes = Vec::new();
        let mut src = handed.src.clone();
        for name in ["src/lib.rs", "src/main.rs"] {
            let path = Path::new(name);
            if self.starter.contains_key(path) && !src.contains_key(path) {
                return Ok(amber(format!("{name} is missing")));
            }
            if !self.starter.contains_key(path) && src.remove(path).is_some() {
                notes.push(format!("{name} was left out: the kata has no such file"));
            }
        }
        self.put_src(&src)?;
        let ran = self.run()?;
        let mut mark = match ran {
            Ok(verdict) => self.marked(&verdict),
            Err(why) => {
                // Whose fault it is the starter tells, which is known to compile.
                self.put_src(&self.starter)?;
                if let Err(machine) = self.run()? {
                    return Err(Error::from(BenchError(format!(
                        "the starter of `{}` cannot be compiled and run in the jail: {machine}",
                        self.kata.name
                    ))));
                }
                amber(why)
            }
        };
        mark.notes.extend(notes);
        Ok(mark)
    }

    /// Builds and runs what lies in the bench; why there is no verdict, if there is none.
    fn run(&self) -> Result<Result<Verdict, String>, Error> {
        self.cell.take_said();
        let direct = self.direct();
        match scheduler::run(self.jailed(&direct), &self.request(), &|_| {}) {
            Ok(ran) => Ok(Ok(ran.verdict)),
            Err(RunError::Cargo(CargoError::Failed(said))) => {
                let said = self.cell.take_said().unwrap_or(said);
                Ok(Err(first_line(&said)))
            }
            Err(RunError::List { layer, .. }) => {
                Ok(Err(format!("the suite `{layer}` does not list its tests")))
            }
            Err(RunError::Start { source, .. }) => Ok(Err(first_line(&source.to_string()))),
            Err(error) => Err(error.into()),
        }
    }

    fn request(&self) -> Request<'_> {
        Request {
            root: &self.root,
            target: Some(self.course.folders()),
            kata: &self.kata,
            package: self.package.clone(),
            suites: &self.kata.suites,
            only: None,
            first: None,
            manner: Manner::TogetherNoted,
            sources: None,
        }
    }

    fn marked(&self, verdict: &Verdict) -> Mark {
        let passed: BTreeSet<String> = verdict
            .tests
            .iter()
            .filter(|test| test.outcome == Outcome::Passed)
            .map(TestReport::id)
            .collect();
        let failed = verdict
            .tests
            .iter()
            .filter(|test| test.outcome != Outcome::Passed)
            .map(|test| (test.id(), test.outcome));
        let of_part = |chapter: &Chapter| {
            let tests = chapter.tests.iter();
            tests.filter(|test| passed.contains(*test)).count()
        };
        Mark {
            state: match verdict.light {
                Light::Green => State::Green,
                Light::Red => State::Red,
                Light::Amber => State::Amber,
                Light::Timeout => State::Timeout,
                Light::Fault => State::Fault,
            },
            passed: passed.len(),
            total: if verdict.diagnostic.is_some() {
                self.outline.tests
            } else {
                verdict.tests.len()
            },
            parts: self.chapters.iter().map(of_part).collect(),
            focus: verdict.focus.clone(),
            failed: failed.collect(),
            diagnostic: verdict.diagnostic.as_deref().map(first_line),
            ..Mark::without_a_run(&self.outline, State::Red)
        }
    }

    fn judge_tests(&self, mine: &[u8]) -> Result<Option<Flip>, Error> {
        if self.impostors.is_empty() {
            return Ok(None);
        }
        self.put(MINE, mine)?;
        self.cell.take_said();
        let direct = self.direct();
        let line_up = match self.line_up(self.jailed(&direct)) {
            Ok(line_up) => line_up,
            Err(JudgeError::Run(RunError::NoTests(_))) => return Ok(None),
            Err(JudgeError::Run(RunError::Cargo(CargoError::Failed(said)))) => {
                let said = self.cell.take_said().unwrap_or(said);
                return Ok(Some(self.none_judged(0, first_line(&said))));
            }
            Err(JudgeError::Run(RunError::List { .. })) => {
                let why = "the tests cannot be listed".to_owned();
                return Ok(Some(self.none_judged(0, why)));
            }
            Err(error) => return Err(error.into()),
        };
        Ok(Some(self.flipped(&line_up)))
    }

    fn line_up(&self, tools: Tools<'_>) -> Result<LineUp, JudgeError> {
        let suites = [self.kata.mine()];
        let trial = Trial {
            course: self.course,
            tools,
            kata: &self.kata,
            impostors: &self.impostors,
            wanted: None,
            twins: &self.twins,
            suites: &suites,
            only: None,
            until_caught: self.kata.budget.is_none(),
            keeps_members: true,
        };
        trial.judge_with_doubts(&|_| {}, &|_| {})
    }

    fn none_judged(&self, tests: usize, why: String) -> Flip {
        Flip {
            tests,
            caught: Vec::new(),
            impostors: self.impostors.len(),
            twins: 0,
            refuse: Vec::new(),
            slow: Vec::new(),
            diagnostic: Some(why),
        }
    }

    fn flipped(&self, line_up: &LineUp) -> Flip {
        let verdict = &line_up.solution.verdict;
        let tests = verdict.tests.len();
        let none = |why: String| self.none_judged(tests, why);
        if !line_up.answers.is_empty() {
            return none("the tests are compiled with files of the solution".to_owned());
        }
        let budget = self.kata.budget.as_ref();
        if let Some(budget) = budget.filter(|budget| tests > budget.tests) {
            return none(format!("there are more than {} tests", budget.tests));
        }
        if let Some(diagnostic) = &verdict.diagnostic {
            return none(first_line(diagnostic));
        }
        if verdict.light != Light::Green {
            let (wrong, slow) = verdict.failed_and_slow();
            let why = if wrong.is_empty() {
                "tests are too slow on the reference solution"
            } else {
                "tests fail on the reference solution"
            };
            let names = |tests: &[String]| tests.iter().map(|test| on_one_line(test)).collect();
            return Flip {
                refuse: names(&wrong),
                slow: names(&slow),
                ..none(why.to_owned())
            };
        }
        let tally = Tally::new(budget, &self.impostors, line_up);
        let caught = self.impostors.iter().enumerate();
        let pins = flip::pins(&self.kata, &verdict.tests, &self.twins, line_up);
        let (slow, wrong): (Vec<_>, Vec<_>) =
            pins.into_iter().partition(|pin| pin.longer_than.is_some());
        let names = |pins: &[flip::Pin]| pins.iter().map(|pin| on_one_line(&pin.test)).collect();
        let accepts = |judged: &crate::impostors::judged::Judged| !judged.caught();
        Flip {
            tests,
            caught: caught
                .filter(|(index, _)| tally.is_caught(*index))
                .map(|(_, impostor)| impostor.name.clone())
                .collect(),
            impostors: self.impostors.len(),
            twins: line_up.twins.values().filter(|one| accepts(one)).count(),
            refuse: names(&wrong),
            slow: names(&slow),
            diagnostic: None,
        }
    }

    /// Puts a learner's code in the place of what was there.
    fn put_src(&self, src: &Files) -> Result<(), Error> {
        let folder = self.package.dir.join("src");
        files::remove_folder(&folder).map_err(Error::io("replace", &folder))?;
        for (path, bytes) in src {
            self.put(path, bytes)?;
        }
        Ok(())
    }

    fn put(&self, path: impl AsRef<Path>, bytes: &[u8]) -> Result<(), Error> {
        let path = self.package.dir.join(path);
        files::write_whole(&path, bytes).map_err(Error::io("write", path))
    }

    /// Keeps other commands away that would mark the same kata.
    pub fn lock(course: &Course, kata: &Kata) -> Option<crate::os::lock::Lock> {
        let dir = generated::home(course, kata);
        progress::build_lock(course.folders(), &dir, PURPOSE, &|| {})
    }
}

/// The kata whose folder is the bench's.
fn in_the_bench(kata: &Kata, dir: &Path) -> Kata {
    let moved = |file: &Path| {
        let inside = file.strip_prefix(&kata.dir);
        inside.map_or_else(|_| file.to_owned(), |path| dir.join(path))
    };
    Kata {
        dir: dir.to_owned(),
        mine_file: dir.join(MINE),
        suites: kata
            .suites
            .iter()
            .map(|suite| Suite {
                layer: suite.layer,
                file: moved(&suite.file),
            })
            .collect(),
        ..kata.clone()
    }
}

/// A fingerprint of the teacher's files of a kata, the solution's, the runner, and all that builds depend on.
fn base(
    course: &Course,
    cargo: &dyn Cargo,
    kata: &Kata,
    files: &Files,
    cell: &Cell<'_>,
) -> Result<String, Error> {
    let mut digest = Digest::default();
    let builds = surroundings::of_builds(course, cargo);
    digest.bytes(surroundings::fingerprint(&builds).as_bytes());
    for (path, bytes) in files {
        digest.file(path, bytes);
    }
    let dir = &kata.solution_dir;
    for (path, bytes) in files::read_tree(dir).map_err(Error::io("read", dir))? {
        digest.file(&path, &bytes);
    }
    let own = std::env::current_exe().unwrap_or_default();
    let stamp = std::fs::metadata(&own).and_then(|file| Ok((file.len(), file.modified()?)));
    digest.bytes(own.as_os_str().as_encoded_bytes());
    digest.bytes(format!("{stamp:?}").as_bytes());
    digest.bytes(format!("{:?}", cell.rules()).as_bytes());
    Ok(digest.hex())
}

/// Makes all sources of Rust below a folder look new.
fn make_look_new(folder: &Path) -> std::io::Result<()> {
    let sources = files::read_tree(folder)?;
    let is_rust = |path: &&PathBuf| path.extension().is_some_and(|end| end == "rs");
    let mut sources = sources.keys().filter(is_rust);
    sources.try_for_each(|path| files::make_look_new(&folder.join(path)))
}

/// The files below `src/` of a package, by their paths in its folder.
fn below_src(package: &Path) -> Result<Files, Error> {
    let src = package.join("src");
    let read = files::read_tree(&src).map_err(Error::io("read", &src))?;
    let read = read.into_iter();
    Ok(read
        .map(|(path, bytes)| (Path::new("src").join(path), bytes))
        .collect())
}

fn outline(
    kata: &Kata,
    chapters: &[Chapter],
    impostors: &[Impostor],
    twins: &[Twin],
    weight: u32,
) -> KataOutline {
    KataOutline {
        name: kata.name.clone(),
        title: kata.title.clone(),
        tests: chapters.iter().map(|chapter| chapter.tests.len()).sum(),
        parts: chapters
            .iter()
            .map(|chapter| PartOutline {
                number: chapter.stretch.number,
                title: chapter.stretch.title.clone(),
                tests: chapter.tests.clone(),
            })
            .collect(),
        impostors: impostors
            .iter()
            .map(|impostor| ImpostorOutline {
                name: impostor.name.clone(),
                title: impostor.title.clone(),
                severity: impostor.severity,
            })
            .collect(),
        twins: twins.len(),
        weight,
    }
}

/// Whether a file may hold a test: the shipped ones hold none. A file that only seems to costs no more than a build.
pub fn has_tests(mine: &[u8]) -> bool {
    let text = String::from_utf8_lossy(mine);
    let mut code = text.lines().map(str::trim_start);
    code.any(|line| !line.starts_with("//") && line.contains("test"))
}

/// The first line of what a tool said, as it may be shown.
fn first_line(said: &str) -> String {
    let plain = anstream::adapter::strip_str(said).to_string();
    let line = plain.lines().map(str::trim).find(|line| !line.is_empty());
    shortened(&on_one_line(line.unwrap_or_default()), LONGEST_LINE)
}

//! The course: which katas there are, and what their manifests say about them.
//!
//! A kata is a folder below `katas/` with a `Cargo.toml`. Reading them needs neither cargo nor a build.

use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use overlay::nearest::nearest;

use crate::course::handout::Handout;
use crate::os::cargo::SystemCargo;
use crate::os::files;
use crate::os::settings::{Folders, Settings};
use crate::os::status::{HasStatus, Status};
use serde::{Deserialize, Serialize};

/// How long one test may take unless the kata says otherwise; compile time does not count.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// One mebibyte.
const MIB: u64 = 1024 * 1024;

/// How much memory one process of a test may use, in bytes, unless the kata says otherwise.
const MEMORY_LIMIT: u64 = 512 * MIB;

/// One test target of a kata. The order is the order in which they are taught.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    clap::ValueEnum,
)]
#[serde(rename_all = "lowercase")]
pub enum Layer {
    /// Pure functions, most of the tests.
    Unit,
    /// Several modules together, the outside mocked.
    Integration,
    /// The built program.
    E2e,
    /// The learner's own tests. No layer of the kata, but run like one by `flip`.
    #[value(skip)]
    Mine,
}

impl Layer {
    /// All layers of a kata in teaching order.
    pub const ALL: [Self; 3] = [Self::Unit, Self::Integration, Self::E2e];

    /// The name of the layer's test target, which is also what its tests' names begin with.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Integration => "integration",
            Self::E2e => "e2e",
            Self::Mine => "mine",
        }
    }

    /// The layer of that name, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .chain([Self::Mine])
            .find(|layer| layer.name() == name)
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A layer's test target: the file that holds its `main`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suite {
    /// Which layer it is.
    pub layer: Layer,
    /// `tests/unit.rs` or `tests/unit/main.rs`, absolute.
    pub file: PathBuf,
}

/// One kata, as its manifest describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kata {
    /// The folder's name, which is also the starter's package name.
    pub name: String,
    /// What the kata builds, for people.
    pub title: String,
    /// The question of the course that it answers.
    pub topic: String,
    /// The title and the topic in other languages.
    pub words: BTreeMap<String, Words>,
    /// The concept pages that answer it, by their names.
    pub concepts: Vec<String>,
    /// Its parts in teaching order; none where each module of the tests is one.
    pub parts: Vec<Part>,
    /// The katas that come before this one.
    pub after: Vec<String>,
    /// How long one test may take.
    pub time_limit: Duration,
    /// How much memory one process of a test may use, in bytes.
    pub memory_limit: u64,
    /// Why the starter is not a set of `todo!()`s, where it is not.
    pub starter_is: StarterKind,
    /// How much the learner's own tests may cost and have to bring, where that is the task.
    pub budget: Option<Budget>,
    /// `katas/NAME`.
    pub dir: PathBuf,
    /// `solutions/NAME`.
    pub solution_dir: PathBuf,
    /// Whether a learner may look at the solution: not in a handout.
    pub shows_solution: bool,
    /// The learner's own tests: `katas/NAME/tests/mine.rs`.
    pub mine_file: PathBuf,
    /// The layers that it has, in teaching order.
    pub suites: Vec<Suite>,
}

/// What a kata is called in another language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What the kata builds.
    pub title: String,
    /// The question of the course that it answers.
    pub topic: String,
}

/// A part of a kata: a stretch of its tests that teaches one thing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Part {
    /// What it is about, in a few words.
    pub title: String,
    /// Its tests: modules, functions or cases with their layer in front, such as `unit::segment`.
    pub tests: Vec<String>,
    /// How long it takes, in minutes; the rule stands at [`crate::course::part::minutes`].
    pub minutes: usize,
    /// The lines of code that its walk-through may add, where that is more than in other katas.
    pub lines: Option<usize>,
    /// The new lines of code of its longest step, where those are more than in other katas.
    pub step_lines: Option<usize>,
    /// What a learner knows at its end, in a sentence.
    pub learned: Option<String>,
    /// The concept whose quiz asks about it.
    pub quiz: Option<String>,
}

/// What a few tests of the learner's own have to remove of the risk that the kata's impostors are. Each impostor weighs
/// some points, all of them together [`Budget::POINTS`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Budget {
    /// The most tests that there may be. Each case of a table counts.
    pub tests: usize,
    /// A test has the points of no more modules than that: of those in which it catches most.
    pub modules_per_test: usize,
    /// The points at which the learner has passed.
    pub pass: u32,
    /// The points that the author's own few tests (`solutions/NAME/tests/reference.rs`) have to reach.
    pub reference: u32,
    /// The points that as many tests of the happy path (`solutions/NAME/tests/happy_path.rs`) must not reach.
    pub happy_path: u32,
    /// A command that tells where the risk is, if the kata has one.
    pub guide: Option<String>,
}

impl Budget {
    /// What all impostors of such a kata weigh together.
    pub const POINTS: u32 = 100;
}

/// What a starter ships in place of the solution's bodies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StarterKind {
    /// `todo!()` for every body: every test is red by that panic.
    Todo,
    /// Something else, for the reason given: a test that is green from the start is no failure then.
    Otherwise(String),
}

/// One of a kata's two packages: what is built and run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The package's name, for `cargo --package`.
    pub name: String,
    /// The package's folder, where cargo would start its tests.
    pub dir: PathBuf,
}

impl Kata {
    /// The package that a learner works on.
    pub fn starter(&self) -> Package {
        Package {
            name: self.name.clone(),
            dir: self.dir.clone(),
        }
    }

    /// The reference.
    pub fn solution(&self) -> Package {
        Package {
            name: format!("{}-solution", self.name),
            dir: self.solution_dir.clone(),
        }
    }

    /// The learner's own tests, as a suite.
    pub fn mine(&self) -> Suite {
        Suite {
            layer: Layer::Mine,
            file: self.mine_file.clone(),
        }
    }

    /// `solutions/NAME/impostors`.
    pub fn impostors_dir(&self) -> PathBuf {
        self.solution_dir.join("impostors")
    }

    /// `solutions/NAME/twins`.
    pub fn twins_dir(&self) -> PathBuf {
        self.solution_dir.join("twins")
    }

    /// `solutions/NAME/demo.md`.
    pub fn demo_file(&self) -> PathBuf {
        self.solution_dir.join("demo.md")
    }

    /// `solutions/NAME/solo.md`: how the first part is done in solo, if the kata shows it.
    pub fn solo_file(&self) -> PathBuf {
        self.solution_dir.join("solo.md")
    }

    /// `solutions/NAME/solo.rs`: the tests that are written there.
    pub fn solo_tests_file(&self) -> PathBuf {
        self.solution_dir.join("solo.rs")
    }

    /// Whether own tests stand in the place of the given ones.
    pub fn has_only_own_tests(&self) -> bool {
        !self.suites.is_empty() && self.suites.iter().all(|suite| suite.layer == Layer::Mine)
    }

    /// `katas/NAME/rules.toml`: which given tests ask for which rule.
    pub fn rules_file(&self) -> PathBuf {
        self.dir.join("rules.toml")
    }

    /// `katas/NAME/hints.md`.
    pub fn hints_file(&self) -> PathBuf {
        self.dir.join("hints.md")
    }
}

/// What is wrong with the course or with a question about it.
#[derive(Debug, thiserror::Error)]
pub enum CourseError {
    /// No folder upwards of the current one is the workspace.
    #[error(
        "{} is not inside the kata workspace: neither it nor a folder above it holds `Cargo.toml` and `katas/`\n\
         go to the folder that you cloned, or to any folder in it, and run the command there; \
         `cargo kata init DIR` makes a course of your own",
        files::shown(.0)
    )]
    NoWorkspace(PathBuf),
    /// There is no kata of that name.
    #[error("there is no kata or command `{name}`{}\n{}", nearest_hint(.nearest.as_ref()), known_hint(.known))]
    Unknown {
        /// What was asked for.
        name: String,
        /// The kata or command with the nearest name.
        nearest: Option<String>,
        /// All katas.
        known: Vec<String>,
    },
    /// There is no concept of that name.
    #[error(
        "there is no topic `{name}`{}\nthe topics are: {}",
        nearest_hint(.nearest.as_ref()), .known.join(", ")
    )]
    UnknownTopic {
        /// What was asked for.
        name: String,
        /// The concept or kata with the nearest name.
        nearest: Option<String>,
        /// All concepts.
        known: Vec<String>,
    },
    /// A manifest that cannot be read.
    #[error("cannot read {}: {source}", files::shown(.file))]
    Unreadable {
        /// The manifest.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A manifest that says something else than a kata's manifest does.
    #[error("{} is not a manifest of a course or a kata: {}\nfix that line and run the command again", files::shown(.file), .message.trim_end())]
    Malformed {
        /// The manifest.
        file: PathBuf,
        /// What the TOML reader says, with line and column.
        message: String,
    },
    /// A kata without a single suite.
    #[error(
        "the kata `{name}` has no tests: {} holds none of unit.rs, integration.rs, e2e.rs (nor unit/main.rs …)\n\
         add a suite there, and the tests in it; `cargo kata new` shows how one looks",
        files::shown(.dir)
    )]
    NoSuites {
        /// The kata.
        name: String,
        /// Its `tests/`.
        dir: PathBuf,
    },
    /// A kata that has other layers, but not this one.
    #[error("the kata `{name}` has no layer `{layer}`; it has {}", .has.join(", "))]
    NoLayer {
        /// The kata.
        name: String,
        /// What was asked for.
        layer: Layer,
        /// What there is.
        has: Vec<String>,
    },
    /// A kata that has parts, but none of that number.
    #[error(
        "the kata `{name}` has no part {number}: its parts are 1 to {many} (`cargo kata {name} --list` shows them)"
    )]
    NoPart {
        /// The kata.
        name: String,
        /// What was asked for.
        number: usize,
        /// How many there are.
        many: usize,
    },
    /// Keys that katas and solutions take from the workspace, and that it does not have.
    #[error("{}", keys_hint(.0))]
    NoKeys(Vec<(String, Vec<String>)>),
    /// Katas that wait for each other.
    #[error("the katas {} come after each other in a circle: fix `after` in one of their manifests", .0.join(", "))]
    Circle(Vec<String>),
}

impl HasStatus for CourseError {
    fn status(&self) -> Status {
        match self {
            Self::Unreadable { .. } => Status::Fault,
            _ => Status::Usage,
        }
    }
}

fn nearest_hint(nearest: Option<&String>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

fn known_hint(known: &[String]) -> String {
    if known.is_empty() {
        "there is no kata at all yet: `cargo kata new NAME` makes one".to_owned()
    } else {
        format!("the katas are: {}", known.join(", "))
    }
}

fn keys_hint(missing: &[(String, Vec<String>)]) -> String {
    let tables = missing.iter().map(|(table, keys)| {
        let keys = keys.iter().map(|key| format!("\n  {key} = …"));
        format!("\n[{table}]{}", keys.collect::<String>())
    });
    format!(
        "Cargo.toml of the workspace lacks what katas and solutions take from it:{}\n\
         add all of it; `cargo kata init DIR` makes a course whose Cargo.toml has it",
        tables.collect::<String>()
    )
}

/// The name of a manifest's package, and of those that it finds by a path.
fn named_in(manifest: &toml::Table) -> Vec<String> {
    let own = manifest
        .get("package")
        .and_then(|package| package.get("name"));
    let tables = ["dependencies", "dev-dependencies", "build-dependencies"];
    let used = tables
        .iter()
        .filter_map(|table| manifest.get(*table)?.as_table())
        .flatten();
    let by_path = used
        .filter(|(_, dependency)| dependency.get("path").is_some())
        .map(|(name, dependency)| {
            let other = dependency.get("package").and_then(toml::Value::as_str);
            other.unwrap_or(name).to_owned()
        });
    let own = own.and_then(toml::Value::as_str).map(str::to_owned);
    own.into_iter().chain(by_path).collect()
}

/// The workspace and the katas in it.
#[derive(Debug, Clone)]
pub struct Course {
    root: PathBuf,
    names: Vec<String>,
    /// Set if the workspace is an edition for learners.
    handout: Option<Handout>,
    /// The other words that may follow the command, one of which a mistyped kata may have meant.
    commands: Vec<String>,
    /// Where cargo builds, after the first question.
    folders: OnceLock<Folders>,
}

impl Course {
    /// Finds the workspace that `from` lies in: the nearest folder upwards with a `Cargo.toml` and a `katas/`.
    /// `commands` are the words that a mistyped kata may have meant instead.
    ///
    /// # Errors
    /// [`CourseError::NoWorkspace`] where there is none.
    pub fn find(from: &Path, commands: &[String]) -> Result<Self, CourseError> {
        let root = root_above(from)
            .ok_or_else(|| CourseError::NoWorkspace(from.to_owned()))?
            .to_owned();
        let katas = root.join("katas");
        let unreadable = |source| CourseError::Unreadable {
            file: katas.clone(),
            source,
        };
        let mut names = Vec::new();
        for entry in katas.read_dir().map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            if entry.path().join("Cargo.toml").is_file() {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        Ok(Self {
            handout: Handout::at(&root),
            root,
            names,
            commands: commands.to_vec(),
            folders: OnceLock::new(),
        })
    }

    /// The words of the command's own.
    pub fn commands(&self) -> &[String] {
        &self.commands
    }

    /// The names of all katas.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// A path below the workspace as a person would type it there.
    pub fn shown(&self, path: &Path) -> String {
        files::shown(path.strip_prefix(self.root()).unwrap_or(path))
    }

    /// The workspace's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where cargo builds the workspace.
    pub fn folders(&self) -> &Folders {
        self.folders.get_or_init(|| {
            Settings::of(&self.root)
                .folders(&self.root, || SystemCargo::find().build_dir(&self.root))
        })
    }

    /// What cargo has to be told so that it keeps this clone and another one apart that is built in the same folder:
    /// nothing, where there is none.
    pub fn apart(&self) -> Vec<String> {
        if self.folders().suffix().is_empty() {
            return Vec::new();
        }
        self.folders().apart(&self.packages())
    }

    /// The names of the workspace's packages that another clone has, too: the katas, their solutions, and the crates beside
    /// them that they use.
    fn packages(&self) -> Vec<String> {
        let folders = ["katas", "solutions"].map(|folder| self.root.join(folder));
        let manifests = folders.iter().flat_map(|folder| {
            self.names
                .iter()
                .map(|name| folder.join(name).join("Cargo.toml"))
        });
        let tables = manifests.filter_map(|file| {
            std::fs::read_to_string(file)
                .ok()?
                .parse::<toml::Table>()
                .ok()
        });
        let mut names: Vec<_> = tables.flat_map(|table| named_in(&table)).collect();
        names.sort();
        names.dedup();
        names
    }

    /// Where the runner keeps what it remembers between runs.
    pub fn private_dir(&self) -> PathBuf {
        self.root.join(".kata")
    }

    /// The page of a concept, whether it is there or not.
    pub fn concept_page(&self, concept: &str) -> PathBuf {
        self.root
            .join("docs/src/concepts")
            .join(format!("{concept}.md"))
    }

    /// The pages of a kata's concepts.
    pub fn concept_pages(&self, kata: &Kata) -> impl Iterator<Item = PathBuf> {
        kata.concepts
            .iter()
            .map(|concept| self.concept_page(concept))
    }

    /// Reads one kata's manifest.
    ///
    /// # Errors
    /// An unknown name, or a manifest that is not a kata's.
    pub fn kata(&self, name: &str) -> Result<Kata, CourseError> {
        if !self.names.iter().any(|known| known == name) {
            let nearest = nearest(name, self.names.iter().chain(&self.commands));
            return Err(CourseError::Unknown {
                name: name.to_owned(),
                nearest,
                known: self.names.clone(),
            });
        }
        read_kata(&self.root, name)
    }

    /// All katas that can be read, each after those that it names in `after`, and what is wrong with the others. A handout
    /// has an order of its own.
    ///
    /// # Errors
    /// [`CourseError::Circle`] where the katas wait for each other.
    pub fn in_path_order(&self) -> Result<(Vec<Kata>, Vec<CourseError>), CourseError> {
        let mut waiting = BTreeMap::new();
        let mut broken = Vec::new();
        for name in &self.names {
            match read_kata(&self.root, name) {
                Ok(kata) => drop(waiting.insert(name.clone(), kata)),
                Err(error) => broken.push(error),
            }
        }
        let mut ordered: Vec<Kata> = Vec::with_capacity(waiting.len());
        while !waiting.is_empty() {
            let ready = waiting
                .values()
                .find(|kata| !kata.after.iter().any(|before| waiting.contains_key(before)))
                .map(|kata| kata.name.clone())
                .ok_or_else(|| CourseError::Circle(waiting.keys().cloned().collect()))?;
            ordered.extend(waiting.remove(&ready));
        }
        if let Some(handout) = &self.handout {
            ordered.sort_by_key(|kata| handout.position(&kata.name));
        }
        Ok((ordered, broken))
    }

    /// The same, where every one of them is needed.
    ///
    /// # Errors
    /// The first kata that cannot be read; [`CourseError::Circle`].
    pub fn all_in_path_order(&self) -> Result<Vec<Kata>, CourseError> {
        let (katas, broken) = self.in_path_order()?;
        broken.into_iter().next().map_or(Ok(katas), Err)
    }
}

#[derive(Deserialize)]
struct Manifest {
    package: PackageTable,
    #[serde(default)]
    test: Vec<TestTable>,
}

#[derive(Deserialize)]
struct PackageTable {
    #[serde(default)]
    metadata: Metadata,
}

#[derive(Deserialize, Default)]
struct Metadata {
    kata: Option<KataTable>,
}

#[derive(Deserialize)]
struct TestTable {
    name: String,
    path: Option<PathBuf>,
}

/// `[package.metadata.kata]`. An unknown key is a typing error that would otherwise be silent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct KataTable {
    title: String,
    topic: String,
    /// The kata's own name, where it says nothing else.
    concepts: Option<Vec<String>>,
    #[serde(default)]
    parts: Vec<Part>,
    #[serde(default)]
    after: Vec<String>,
    time_limit_seconds: Option<u64>,
    memory_limit_mib: Option<NonZeroU32>,
    starter_is_not_todo: Option<String>,
    budget: Option<Budget>,
    #[serde(default)]
    r#in: BTreeMap<String, Words>,
}

/// The folder of the workspace that `from` lies in, if it lies in one.
fn root_above(from: &Path) -> Option<&Path> {
    let mut folders = from.ancestors();
    folders.find(|dir| dir.join("Cargo.toml").is_file() && dir.join("katas").is_dir())
}

/// Whether `from` lies in an edition for learners.
pub fn is_in_handout(from: &Path) -> bool {
    root_above(from).is_some_and(|root| Handout::at(root).is_some())
}

fn read_kata(root: &Path, name: &str) -> Result<Kata, CourseError> {
    let dir = root.join("katas").join(name);
    let file = dir.join("Cargo.toml");
    let text = std::fs::read_to_string(&file).map_err(|source| CourseError::Unreadable {
        file: file.clone(),
        source,
    })?;
    let shown = || file.strip_prefix(root).unwrap_or(&file).to_owned();
    let manifest: Manifest = toml::from_str(&text).map_err(|error| CourseError::Malformed {
        file: shown(),
        message: error.to_string(),
    })?;
    let table = manifest
        .package
        .metadata
        .kata
        .ok_or_else(|| CourseError::Malformed {
            file: shown(),
            message: "it has no table `[package.metadata.kata]` (with `title` and `topic`)"
                .to_owned(),
        })?;
    let suites = suites(&dir, &manifest.test);
    if suites.is_empty() {
        return Err(CourseError::NoSuites {
            name: name.to_owned(),
            dir: shown().with_file_name("tests"),
        });
    }
    Ok(Kata {
        name: name.to_owned(),
        title: table.title,
        topic: table.topic,
        words: table.r#in,
        concepts: table.concepts.unwrap_or_else(|| vec![name.to_owned()]),
        parts: table.parts,
        after: table.after,
        time_limit: table
            .time_limit_seconds
            .map_or(TIME_LIMIT, Duration::from_secs),
        memory_limit: table
            .memory_limit_mib
            .map_or(MEMORY_LIMIT, |mib| u64::from(mib.get()) * MIB),
        starter_is: table
            .starter_is_not_todo
            .map_or(StarterKind::Todo, StarterKind::Otherwise),
        budget: table.budget,
        shows_solution: Handout::at(root).is_none(),
        solution_dir: root.join("solutions").join(name),
        mine_file: dir.join("tests/mine.rs"),
        dir,
        suites,
    })
}

/// The suites in teaching order, found as cargo finds them: by a `[[test]]` table's path, else where cargo looks.
fn suites(dir: &Path, declared: &[TestTable]) -> Vec<Suite> {
    Layer::ALL
        .into_iter()
        .filter_map(|layer| {
            let tests = dir.join("tests");
            declared
                .iter()
                .find(|table| table.name == layer.name())
                .and_then(|table| table.path.as_ref())
                .map(|path| dir.join(path))
                .into_iter()
                .chain([
                    tests.join(format!("{layer}.rs")),
                    tests.join(layer.name()).join("main.rs"),
                ])
                .find(|file| file.is_file())
                .map(|file| Suite { layer, file })
        })
        .collect()
}

#[cfg(test)]
impl Part {
    /// A part for tests, of five minutes, with no limits of its own.
    pub fn example(title: &str, tests: &[&str]) -> Self {
        Self {
            title: title.to_owned(),
            tests: tests.iter().map(|name| (*name).to_owned()).collect(),
            minutes: 5,
            lines: None,
            step_lines: None,
            learned: None,
            quiz: None,
        }
    }
}

#[cfg(test)]
impl Kata {
    /// A kata for tests: `fruit` in that folder, with its solution in the same folder and no suites.
    pub fn example(dir: &Path) -> Self {
        Self {
            name: "fruit".to_owned(),
            title: String::new(),
            topic: String::new(),
            words: BTreeMap::new(),
            concepts: vec![],
            parts: vec![],
            after: vec![],
            time_limit: TIME_LIMIT,
            memory_limit: MEMORY_LIMIT,
            starter_is: StarterKind::Todo,
            budget: None,
            dir: dir.to_owned(),
            solution_dir: dir.to_owned(),
            shows_solution: true,
            mine_file: dir.join("tests/mine.rs"),
            suites: vec![],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn workspace(katas: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("Cargo.toml"), "[workspace]\n").unwrap();
        std::fs::create_dir(root.path().join("katas")).unwrap();
        for (name, extra) in katas {
            let dir = root.path().join("katas").join(name);
            std::fs::create_dir_all(dir.join("tests/unit")).unwrap();
            std::fs::write(dir.join("tests/unit/main.rs"), "").unwrap();
            let manifest = format!(
                "[package]\nname = \"{name}\"\n[package.metadata.kata]\ntitle = \"T\"\ntopic = \"Q?\"\n{extra}"
            );
            std::fs::write(dir.join("Cargo.toml"), manifest).unwrap();
        }
        root
    }

    #[test]
    fn a_workspace_is_found_from_any_folder_inside_it() {
        let root = workspace(&[("jwt", "")]);
        let course = Course::find(&root.path().join("katas/jwt/tests/unit"), &[]).unwrap();
        assert_eq!(course.root(), root.path());
        assert_eq!(course.names, ["jwt"]);
    }

    #[rstest]
    #[case::unless_the_kata_says_otherwise("", MEMORY_LIMIT)]
    #[case::as_the_kata_says("memory-limit-mib = 64\n", 64 * 1024 * 1024)]
    fn a_test_s_memory_is_limited(#[case] line: &str, #[case] bytes: u64) {
        let root = workspace(&[("jwt", line)]);
        let course = Course::find(root.path(), &[]).unwrap();
        assert_eq!(course.kata("jwt").unwrap().memory_limit, bytes);
    }

    #[test]
    fn outside_a_workspace_the_message_says_where_to_go() {
        let elsewhere = tempfile::tempdir().unwrap();
        let error = Course::find(elsewhere.path(), &[]).unwrap_err().to_string();
        assert!(
            error.contains("go to the folder that you cloned"),
            "{error}"
        );
    }

    #[rstest]
    #[case::a_letter_too_many("jwtt", Some("jwt"))]
    #[case::two_letters_swapped("jtw", Some("jwt"))]
    #[case::a_command("vrify", Some("verify"))]
    #[case::nothing_like_it("snowflake", None)]
    fn the_nearest_name_is_offered(#[case] typed: &str, #[case] expected: Option<&str>) {
        let names = ["jwt", "json-schema", "verify"].map(str::to_owned);
        assert_eq!(nearest(typed, &names).as_deref(), expected);
    }

    #[test]
    fn katas_come_after_those_that_they_name() {
        let root = workspace(&[
            ("auth", "after = [\"jwt\"]"),
            ("jwt", "after = [\"tdd\"]"),
            ("tdd", ""),
        ]);
        let (katas, broken) = Course::find(root.path(), &[])
            .unwrap()
            .in_path_order()
            .unwrap();
        let names: Vec<_> = katas.iter().map(|kata| kata.name.as_str()).collect();
        assert_eq!(names, ["tdd", "jwt", "auth"]);
        assert!(broken.is_empty());
    }

    #[test]
    fn a_handout_has_an_order_of_its_own() {
        let root = workspace(&[
            ("auth", "after = [\"jwt\"]"),
            ("jwt", ""),
            ("tdd", ""),
            ("added", ""),
        ]);
        let order = "katas = [\"auth\", \"tdd\", \"jwt\", \"gone\"]\n";
        std::fs::write(root.path().join(crate::course::handout::FILE), order).unwrap();
        let course = Course::find(root.path(), &[]).unwrap();
        let (katas, _) = course.in_path_order().unwrap();
        let names: Vec<_> = katas.iter().map(|kata| kata.name.as_str()).collect();
        assert_eq!(names, ["auth", "tdd", "jwt", "added"]);
        assert!(katas.iter().all(|kata| !kata.shows_solution));
        assert!(is_in_handout(&root.path().join("katas/jwt")));
    }

    #[test]
    fn katas_in_a_circle_are_named() {
        let root = workspace(&[("a", "after = [\"b\"]"), ("b", "after = [\"a\"]")]);
        let error = Course::find(root.path(), &[])
            .unwrap()
            .in_path_order()
            .unwrap_err();
        assert!(error.to_string().contains("a, b"), "{error}");
    }

    #[test]
    fn a_broken_manifest_does_not_hide_the_other_katas() {
        let root = workspace(&[("good", ""), ("bad", "after = \"an hour\"")]);
        let (katas, broken) = Course::find(root.path(), &[])
            .unwrap()
            .in_path_order()
            .unwrap();
        assert_eq!(katas.len(), 1);
        assert_eq!(broken.len(), 1);
    }

    #[rstest]
    #[case::unknown_key("colour = \"red\"", "colour")]
    #[case::twice("title = \"again\"", "line 6")]
    #[case::wrong_type("after = 3", "line 6")]
    #[case::half_a_budget(
        "budget = { tests = 8, modules-per-test = 2, pass = 70, reference = 95 }",
        "happy-path"
    )]
    #[case::tests_without_a_bound(
        "budget = { tests = 8, pass = 70, reference = 95, happy-path = 40 }",
        "modules-per-test"
    )]
    #[case::a_budget_misspelt(
        "budget = { tests = 8, modules-per-tests = 2, pass = 70, reference = 95, happy-path = 40 }",
        "modules-per-tests"
    )]
    fn a_malformed_manifest_is_named_with_its_line(#[case] extra: &str, #[case] expected: &str) {
        let root = workspace(&[("jwt", extra)]);
        let error = Course::find(root.path(), &[])
            .unwrap()
            .kata("jwt")
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("katas/jwt/Cargo.toml") || error.contains("katas\\jwt"),
            "{error}"
        );
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn a_kata_without_suites_is_an_error_that_says_what_to_add() {
        let root = workspace(&[("jwt", "")]);
        std::fs::remove_file(root.path().join("katas/jwt/tests/unit/main.rs")).unwrap();
        let error = Course::find(root.path(), &[])
            .unwrap()
            .kata("jwt")
            .unwrap_err()
            .to_string();
        assert!(error.contains("has no tests"), "{error}");
    }
}

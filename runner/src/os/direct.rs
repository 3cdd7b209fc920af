//! Builds without cargo. What cargo finds out before it calls rustc (which packages, which features, what has changed)
//! takes as long as compiling a small library. Where nothing but code has changed, rustc is called again as cargo called it.
//!
//! Cargo is asked where anything else has changed on which its answer may depend; `guard` has the list. It is also
//! asked where not all of its calls are known, and where rustc fails for a reason that is not in the code. What is
//! built here lies in a folder of its own: what cargo has built, and what it knows about it, stay as they are. Only a
//! program is put where cargo puts it as well, since the suites know that place; cargo does the same at each of its
//! builds.

mod guard;
mod recipe;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::SystemTime;

use crate::os::cargo::{
    Artifact, Build, BuildEvent, Built, Cargo, CargoError, CompileError, Heard, Said,
};
use crate::os::digest::Digest;
use crate::os::files;
use crate::os::lock::Lock;
use crate::os::pool;
use crate::os::process;
use crate::os::rustc::{self, Haste, Rustc};

use recipe::{Digests, Made, Recipe, Unit};

/// The codes of errors in right code: rustc does not find a library, or does not take it for one of its own.
const LOADING: [&str; 10] = [
    "E0460", "E0461", "E0462", "E0463", "E0464", "E0514", "E0519", "E0523", "E0786", "E0457",
];

/// A cargo that is asked only where it has to be.
pub struct Direct<'a> {
    cargo: &'a dyn Cargo,
    rustc: &'a dyn Rustc,
    /// The folder for what is built here.
    home: PathBuf,
}

impl<'a> Direct<'a> {
    /// For builds that are kept in that folder.
    pub fn new(cargo: &'a dyn Cargo, rustc: &'a dyn Rustc, home: PathBuf) -> Self {
        Self { cargo, rustc, home }
    }

    /// The folder of a package. Two workspaces may have packages of one name.
    fn folder(&self, build: &Build) -> PathBuf {
        let workspace = Digest::of(build.root.as_os_str().as_encoded_bytes());
        self.home
            .join(format!("{}-{}", build.package, &workspace[..8]))
    }

    /// Lets cargo build it, and learns how it does that. Suites that were handed on already are not handed on again.
    fn by_cargo(
        &self,
        build: &Build,
        mut recipe: Recipe,
        folder: &Path,
        known: &BTreeSet<String>,
        steps: &Sender<BuildEvent>,
    ) -> Result<Built, CargoError> {
        let calls = folder.join("calls.json");
        // What cannot be removed is read twice, which changes nothing.
        let _ = std::fs::remove_file(&calls);
        let noting = Build {
            calls: Some(calls.clone()),
            ..build.clone()
        };
        let built = without(known, steps, |steps| self.cargo.build(&noting, steps));
        if let (Err(CargoError::Failed(_)), false) = (&built, calls.is_file()) {
            // Something between cargo and rustc may not stand that this program is in between.
            return without(known, steps, |steps| self.cargo.build(build, steps));
        }
        let noted = rustc::noted(&calls);
        let _ = std::fs::remove_file(&calls);
        let built = built?;
        if build.target.is_some() {
            // Cargo takes out of the lock file of a workspace that the runner has made what its packages do not need.
            recipe.guard = guard::of(build).unwrap_or_default();
        }
        recipe.learn(build, noted, &built.artifacts);
        recipe.keep(folder);
        Ok(built)
    }
}

/// Lets something tell of a build without the suites of these names.
fn without<T>(
    known: &BTreeSet<String>,
    steps: &Sender<BuildEvent>,
    build: impl FnOnce(Sender<BuildEvent>) -> T,
) -> T {
    if known.is_empty() {
        return build(steps.clone());
    }
    let (send, told) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            for step in told {
                match &step {
                    BuildEvent::TestTarget { target, .. } if known.contains(target) => {}
                    // The receiver may be gone; ignore that.
                    _ => drop(steps.send(step)),
                }
            }
        });
        build(send)
    })
}

impl Cargo for Direct<'_> {
    fn build(&self, build: &Build, steps: Sender<BuildEvent>) -> Result<Built, CargoError> {
        let Some(guard) = guard::of(build) else {
            return self.cargo.build(build, steps);
        };
        let folder = self.folder(build);
        // Where nothing can be kept, cargo is asked.
        let Ok(_lock) = lock(&folder, &steps) else {
            return self.cargo.build(build, steps);
        };
        let mut recipe = Recipe::read(&folder, guard);
        if !recipe.fits {
            return self.cargo.build(build, steps);
        }
        let Some(mut work) = Work::of(self.rustc, &mut recipe, build, &folder, &steps) else {
            return self.by_cargo(build, recipe, &folder, &BTreeSet::new(), &steps);
        };
        let built = work.done();
        let told = work.told();
        match built {
            Some(built) => {
                recipe.keep(&folder);
                Ok(built)
            }
            None => self.by_cargo(build, recipe, &folder, &told, &steps),
        }
    }

    fn run(&self, root: &Path, args: &[String]) -> Result<Said, CargoError> {
        self.cargo.run(root, args)
    }
}

/// Whether it was said from outside where the suites find that program.
fn is_given(build: &Build, name: &str, place: &Path) -> bool {
    let variable = format!("{}{name}", rustc::PROGRAM);
    let mut variables = build.env.iter();
    variables.any(|(known, value)| *known == variable && Path::new(value) == place)
}

/// Keeps other builds of the package away.
fn lock(folder: &Path, steps: &Sender<BuildEvent>) -> io::Result<Lock> {
    files::make_private_below(folder)?;
    Lock::whenever(&folder.join("lock"), || {
        // The receiver may be gone; ignore that.
        let _ = steps.send(BuildEvent::Waiting);
    })
}

/// What will be done for a build.
struct Work<'w> {
    rustc: &'w dyn Rustc,
    build: &'w Build,
    steps: &'w Sender<BuildEvent>,
    library: &'w mut Unit,
    /// Each with its name and where suites find it.
    programs: Vec<(&'w mut Unit, String, PathBuf)>,
    /// In the order in which they are needed.
    suites: Vec<(&'w mut Unit, String)>,
    digests: Digests,
    told: Mutex<BTreeSet<String>>,
}

/// What came of a unit.
enum Came {
    /// It is there; what rustc warns of.
    Made(Vec<String>),
    /// The code does not compile.
    Refused(Vec<CompileError>, Vec<String>),
    /// Only cargo knows.
    Unknown,
}

impl<'w> Work<'w> {
    /// `None` where not all calls are known.
    fn of(
        rustc: &'w dyn Rustc,
        recipe: &'w mut Recipe,
        build: &'w Build,
        folder: &Path,
        steps: &'w Sender<BuildEvent>,
    ) -> Option<Self> {
        let deps = folder.join("deps");
        std::fs::create_dir_all(&deps).ok()?;
        let library = recipe.library.as_mut()?;
        library.move_to(&deps, &[]);
        let made = library.files_of_a_library();
        let mut suites = Vec::new();
        for (target, unit) in &mut recipe.suites {
            if build.targets.contains(target) {
                suites.push((unit, target.clone()));
            }
        }
        if suites.len() != build.targets.len() {
            return None;
        }
        suites.sort_by_key(|(_, target)| build.targets.iter().position(|name| name == target));
        let mut places = BTreeSet::new();
        for (unit, _) in &mut suites {
            unit.move_to(&deps, &made);
            // What the build itself was told of is put there by cargo.
            let programs = unit.call.programs();
            let programs = programs.filter(|(name, place)| !is_given(build, name, place));
            places.extend(programs.map(|(name, place)| (name.to_owned(), place.to_owned())));
        }
        let mut programs = Vec::new();
        for (name, unit) in &mut recipe.programs {
            let (program, place) = places
                .iter()
                .find(|(program, _)| program.replace('-', "_") == *name)?;
            unit.move_to(&deps, &made);
            programs.push((unit, program.clone(), place.clone()));
        }
        (programs.len() == places.len()).then_some(Self {
            rustc,
            build,
            steps,
            library,
            programs,
            suites,
            digests: Digests::default(),
            told: Mutex::default(),
        })
    }

    /// Does it. `None` where cargo has to be asked.
    fn done(&mut self) -> Option<Built> {
        let mut built = Built::default();
        let version = self.library.call.variable("CARGO_PKG_VERSION");
        let version = version.unwrap_or_default().to_string_lossy();
        let compiling = BuildEvent::Compiling(format!("{} v{version}", self.build.package));
        if !self.library.is_fresh(&mut self.digests) {
            self.tell(compiling);
        }
        let came = make(
            self.rustc,
            self.build,
            self.library,
            &mut self.digests,
            Haste::First,
        );
        let is_made = matches!(came, Came::Made(_));
        take(came, &mut built)?;
        if !is_made {
            return Some(built);
        }
        self.add_artifact(&mut built, "lib", self.library);
        self.make_the_rest(&mut built)?;
        Some(built)
    }

    /// Makes suites and programs, as many at once as there are processors, the first suite before all else.
    fn make_the_rest(&mut self, built: &mut Built) -> Option<()> {
        let Self {
            rustc,
            build,
            steps,
            programs,
            suites,
            digests,
            told,
            ..
        } = self;
        let suites = suites.iter_mut().map(|(unit, target)| Part {
            unit,
            kind: Kind::Suite(target),
        });
        let programs = programs.iter_mut().map(|(unit, name, place)| Part {
            unit,
            kind: Kind::Program(name, place),
        });
        let mut parts: Vec<_> = suites.chain(programs).collect();
        let failed = AtomicBool::new(false);
        let all = parts.iter_mut().collect();
        let came = pool::each(
            all,
            process::processors(),
            |position, part: &mut Part<'_>| {
                if failed.load(Ordering::Relaxed) {
                    return None;
                }
                let haste = if position == 0 {
                    Haste::First
                } else {
                    Haste::Later
                };
                let mut came = make(*rustc, build, part.unit, &mut digests.clone(), haste);
                if let Came::Made(_) = &came
                    && !part.is_put(steps, told)
                {
                    came = Came::Unknown;
                }
                failed.fetch_or(!matches!(came, Came::Made(_)), Ordering::Relaxed);
                Some(came)
            },
        );
        for came in came.into_iter().flatten() {
            take(came, built)?;
        }
        if built.errors.is_empty() {
            built
                .artifacts
                .extend(parts.iter().map(|part| part.artifact(&build.package_dir)));
        }
        Some(())
    }

    fn add_artifact(&self, built: &mut Built, kind: &str, unit: &Unit) {
        let name = unit.call.crate_name().unwrap_or_default().to_owned();
        let file = unit.file();
        let package_dir = self.build.package_dir.clone();
        built
            .artifacts
            .push(Artifact::new(package_dir, kind, name, file));
    }

    fn tell(&self, step: BuildEvent) {
        // The receiver may be gone; ignore that.
        let _ = self.steps.send(step);
    }

    /// The suites that were handed on.
    fn told(self) -> BTreeSet<String> {
        self.told
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// A suite or a program.
struct Part<'p> {
    unit: &'p mut Unit,
    kind: Kind<'p>,
}

#[derive(Clone, Copy)]
enum Kind<'p> {
    Suite(&'p str),
    /// Its name, and where suites find it.
    Program(&'p str, &'p Path),
}

impl Part<'_> {
    /// Hands on what was made. Whether it is where it has to be.
    fn is_put(&self, steps: &Sender<BuildEvent>, told: &Mutex<BTreeSet<String>>) -> bool {
        let step = match self.kind {
            Kind::Suite(target) => {
                told.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .insert(target.to_owned());
                BuildEvent::TestTarget {
                    target: target.to_owned(),
                    program: self.unit.file(),
                }
            }
            Kind::Program(_, place) => {
                let (made, own) = (self.unit.file(), self.own_place(place));
                if files::put(&made, &own).is_err() || files::put(&made, place).is_err() {
                    return false;
                }
                BuildEvent::Program(own)
            }
        };
        // The receiver may be gone; ignore that.
        let _ = steps.send(step);
        true
    }

    /// Where those find a program who look for it above their own folder.
    fn own_place(&self, place: &Path) -> PathBuf {
        let above = self.unit.call.out_dir().and_then(Path::parent);
        let name = place.file_name().unwrap_or_default();
        above.unwrap_or(Path::new("")).join(name)
    }

    fn artifact(&self, package_dir: &Path) -> Artifact {
        let (kind, name, file) = match self.kind {
            Kind::Suite(target) => ("test", target, self.unit.file()),
            Kind::Program(name, place) => ("bin", name, self.own_place(place)),
        };
        Artifact::new(package_dir.to_owned(), kind, name.to_owned(), file)
    }
}

/// Adds to a build what came of one of its units; `None`, if only cargo knows.
fn take(came: Came, built: &mut Built) -> Option<()> {
    match came {
        Came::Made(warnings) => built.warnings.extend(warnings),
        Came::Refused(errors, warnings) => {
            built.errors.extend(errors);
            built.warnings.extend(warnings);
        }
        Came::Unknown => return None,
    }
    Some(())
}

/// Has a unit made, if it is not as it would be made.
fn make(
    rustc: &dyn Rustc,
    build: &Build,
    unit: &mut Unit,
    digests: &mut Digests,
    haste: Haste,
) -> Came {
    if unit.is_fresh(digests)
        && let Some(made) = &unit.made
    {
        return Came::Made(made.warnings.clone());
    }
    let began = SystemTime::now();
    let answer = rustc.call(&unit.call, haste);
    unit.made = None;
    let Ok(answer) = answer else {
        return Came::Unknown;
    };
    let mut heard = Heard::default();
    for line in &answer.said {
        heard.rustc_says(line, build);
    }
    if !answer.success {
        let of_the_code = heard.elsewhere.is_empty()
            && !heard.built.errors.is_empty()
            && !heard.codes.iter().any(|code| LOADING.contains(&&**code));
        return if of_the_code {
            Came::Refused(heard.built.errors, heard.built.warnings)
        } else {
            Came::Unknown
        };
    }
    unit.made = Made::of(unit, digests, began, &heard.built.warnings);
    Came::Made(heard.built.warnings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::os::cargo::MockCargo;
    use crate::os::rustc::{Answer, Call};
    use rstest::rstest;
    use std::sync::atomic::AtomicUsize;

    /// A package in a workspace, and a rustc that notes down what it is asked to make.
    struct Place {
        root: tempfile::TempDir,
        made: Mutex<Vec<String>>,
        /// What it says of code with the word `wrong` in it.
        says: &'static str,
    }

    const MISMATCH: &str = r#"{"level":"error","rendered":"mismatched types","spans":[{"file_name":"src/lib.rs","line_start":1,"is_primary":true}],"code":{"code":"E0308"}}"#;
    const NO_CRATE: &str = r#"{"level":"error","rendered":"can't find crate for `serde`","spans":[{"file_name":"src/lib.rs","line_start":1,"is_primary":true}],"code":{"code":"E0463"}}"#;
    const LINKER: &str =
        r#"{"level":"error","rendered":"linking with `cc` failed","spans":[],"code":null}"#;

    fn place() -> Place {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(root.path().join("target/debug")).unwrap();
        let place = Place {
            root,
            made: Mutex::default(),
            says: MISMATCH,
        };
        place.write("Cargo.toml", "[workspace]\nmembers = [\"katas/*\"]\n");
        place.write("katas/jwt/Cargo.toml", "[package]\nname = \"jwt\"\n");
        for file in ["src/lib.rs", "src/main.rs", "tests/unit.rs", "tests/e2e.rs"] {
            place.write(&format!("katas/jwt/{file}"), "one");
        }
        place
    }

    impl Rustc for Place {
        fn call(&self, call: &Call, haste: Haste) -> io::Result<Answer> {
            let name = call.crate_name().unwrap();
            let kind = if call.crate_types() == ["bin"] {
                " program"
            } else {
                ""
            };
            let first = if haste == Haste::First { ", first" } else { "" };
            self.made
                .lock()
                .unwrap()
                .push(format!("{name}{kind}{first}"));
            let source = call.args.last().unwrap();
            let text = self.read(source);
            if text.contains("wrong") {
                return Ok(Answer {
                    success: false,
                    said: vec![self.says.to_owned()],
                });
            }
            let out_dir = call.out_dir().unwrap();
            let included = text
                .lines()
                .filter_map(|line| line.strip_prefix("include "));
            let read: Vec<_> = std::iter::once(source.as_str()).chain(included).collect();
            std::fs::write(
                out_dir.join(format!("{}.d", call.makes().unwrap())),
                format!("x: {}\n\n# env-dep:KATA_UNKNOWN\n", read.join(" ")),
            )?;
            std::fs::write(call.file(), text)?;
            Ok(Answer {
                success: true,
                said: vec![
                    r#"{"level":"warning","rendered":"unused","spans":[{"file_name":"a","line_start":1,"is_primary":true}]}"#.to_owned(),
                    r#"{"artifact":"x","emit":"link"}"#.to_owned(),
                ],
            })
        }
    }

    impl Place {
        fn write(&self, path: &str, text: &str) {
            files::write_whole(&self.root.path().join(path), text.as_bytes()).unwrap();
        }

        fn read(&self, path: &str) -> String {
            std::fs::read_to_string(self.root.path().join(path)).unwrap()
        }

        fn build(&self) -> Build {
            Build {
                root: self.root.path().to_owned(),
                package: "jwt".to_owned(),
                package_dir: self.root.path().join("katas/jwt"),
                targets: vec!["unit".to_owned(), "e2e".to_owned()],
                ..Build::default()
            }
        }

        /// A call of cargo's.
        fn call(&self, name: &str, source: &str, more: &[&str]) -> Call {
            let number = format!(
                "extra-filename={}",
                if source == "src/main.rs" { "-2" } else { "-1" }
            );
            let own = ["--crate-name", name, "-C", &number];
            let place = self.root.path().join("target/debug/deps");
            let library = format!("jwt={}", place.join("libjwt-1.rlib").display());
            let place = place.to_string_lossy().into_owned();
            let mut args = own.map(str::to_owned).to_vec();
            args.extend(["--out-dir".to_owned(), place]);
            args.extend(["--extern".to_owned(), library]);
            args.extend(more.iter().map(|&arg| arg.to_owned()));
            args.push(format!("katas/jwt/{source}"));
            let program = self.root.path().join("target/debug/jwt");
            Call {
                program: "rustc".into(),
                args,
                dir: self.root.path().to_owned(),
                env: vec![
                    ("CARGO_PKG_NAME".into(), "jwt".into()),
                    ("CARGO_PKG_VERSION".into(), "0.1.0".into()),
                    ("CARGO_BIN_EXE_jwt".into(), program.into()),
                ],
            }
        }

        fn calls(&self) -> Vec<Call> {
            vec![
                self.call("jwt", "src/lib.rs", &["--crate-type", "lib"]),
                self.call("jwt", "src/main.rs", &["--crate-type", "bin"]),
                self.call("unit", "tests/unit.rs", &["--test"]),
                self.call("e2e", "tests/e2e.rs", &["--test"]),
            ]
        }

        /// A cargo that is asked so many times, makes these calls, and says that it has built these.
        fn cargo(times: usize, calls: &[Call], artifacts: Vec<Artifact>) -> MockCargo {
            let lines: Vec<_> = calls
                .iter()
                .map(|call| serde_json::to_string(call).unwrap())
                .collect();
            let lines = lines.join("\n");
            let mut cargo = MockCargo::new();
            cargo
                .expect_build()
                .times(times)
                .returning(move |build, steps| {
                    if let Some(calls) = &build.calls {
                        std::fs::write(calls, &lines).unwrap();
                    }
                    for target in &build.targets {
                        let _ = steps.send(BuildEvent::TestTarget {
                            target: target.clone(),
                            program: format!("/cargo/{target}").into(),
                        });
                    }
                    Ok(Built {
                        artifacts: artifacts.clone(),
                        ..Built::default()
                    })
                });
            cargo
        }

        /// Builds it with what is known of earlier builds: what came of it, and who made the suites.
        fn builds(&self, cargo: &MockCargo) -> (Built, Vec<&'static str>) {
            let direct = Direct::new(cargo, self, self.root.path().join("built"));
            let (send, steps) = mpsc::channel();
            let built = direct.build(&self.build(), send).unwrap();
            let suites = steps.into_iter().filter_map(|step| match step {
                BuildEvent::TestTarget { program, .. } => Some(if program.starts_with("/cargo") {
                    "cargo"
                } else {
                    "rustc"
                }),
                _ => None,
            });
            (built, suites.collect())
        }

        fn made(&self) -> Vec<String> {
            let mut made = std::mem::take(&mut *self.made.lock().unwrap());
            made.sort();
            made
        }
    }

    const ALL: [&str; 4] = ["e2e", "jwt program", "jwt, first", "unit, first"];

    #[test]
    fn what_cargo_has_built_once_rustc_builds_from_then_on() {
        let place = place();
        let cargo = Place::cargo(1, &place.calls(), Vec::new());
        assert_eq!(place.builds(&cargo).1, ["cargo", "cargo"]);
        assert_eq!(place.made(), [""; 0]);
        let (built, suites) = place.builds(&cargo);
        assert_eq!(suites, ["rustc", "rustc"]);
        assert_eq!(place.made(), ALL);
        assert_eq!(built.warnings.len(), 4);
        let mut kinds: Vec<_> = built.artifacts.iter().map(|one| &*one.kind).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, ["bin", "lib", "test", "test"]);
        let program = built
            .artifacts
            .iter()
            .find(|one| one.kind == "bin")
            .unwrap();
        let read = program.read_files(place.root.path());
        assert_eq!(read, [place.root.path().join("katas/jwt/src/main.rs")]);
        assert_eq!(place.read("target/debug/jwt"), "one");
        let cargo_s = place.root.path().join("target/debug/deps");
        assert!(!cargo_s.exists(), "what cargo has built stays as it is");
    }

    #[rstest]
    #[case::nothing("src/other.rs", &[])]
    #[case::a_suite("tests/e2e.rs", &["e2e"])]
    #[case::the_library("src/lib.rs", &ALL)]
    #[case::the_program("src/main.rs", &["jwt program"])]
    fn what_has_changed_is_made_again_and_nothing_else(
        #[case] file: &str,
        #[case] expected: &[&str],
    ) {
        let place = place();
        let cargo = Place::cargo(1, &place.calls(), Vec::new());
        // The files are so new that they may be newer than what was made of them.
        for _ in 0..3 {
            place.builds(&cargo);
        }
        place.made();
        place.write(&format!("katas/jwt/{file}"), "two");
        let (built, suites) = place.builds(&cargo);
        assert_eq!(suites, ["rustc", "rustc"]);
        assert_eq!(place.made(), expected);
        assert_eq!(
            built.warnings.len(),
            4,
            "what is not made again is warned of again"
        );
        place.builds(&cargo);
        assert_eq!(place.made(), [""; 0]);
    }

    #[test]
    fn a_file_that_the_code_includes_is_looked_at() {
        let place = place();
        place.write("more.txt", "one");
        place.write("katas/jwt/src/lib.rs", "include more.txt\n");
        let cargo = Place::cargo(1, &place.calls(), Vec::new());
        for _ in 0..3 {
            place.builds(&cargo);
        }
        place.made();
        place.write("more.txt", "two");
        place.builds(&cargo);
        assert_eq!(place.made(), ALL);
    }

    #[test]
    fn what_is_no_longer_there_is_made_again() {
        let place = place();
        let cargo = Place::cargo(1, &place.calls(), Vec::new());
        place.builds(&cargo);
        place.builds(&cargo);
        let (built, _) = place.builds(&cargo);
        place.made();
        let library = built
            .artifacts
            .iter()
            .find(|one| one.kind == "lib")
            .unwrap();
        let note = library.read_files(place.root.path());
        assert_eq!(note, [place.root.path().join("katas/jwt/src/lib.rs")]);
        let folder = place.root.path().join("built");
        let folder = folder.read_dir().unwrap().next().unwrap().unwrap().path();
        std::fs::remove_file(folder.join("deps/libjwt-1.rlib")).unwrap();
        place.builds(&cargo);
        assert_eq!(place.made(), ALL);
    }

    #[rstest]
    #[case::the_manifest("katas/jwt/Cargo.toml")]
    #[case::the_manifest_of_another("katas/tdd/Cargo.toml")]
    #[case::the_manifest_of_the_workspace("Cargo.toml")]
    #[case::the_lock_file("Cargo.lock")]
    #[case::the_configuration(".cargo/config.toml")]
    #[case::the_toolchain("rust-toolchain.toml")]
    #[case::a_build_script("katas/jwt/build.rs")]
    #[case::another_program("katas/jwt/src/bin/more.rs")]
    #[case::another_suite("katas/jwt/tests/mine.rs")]
    fn what_cargo_s_answer_depends_on_makes_it_answer_again(#[case] file: &str) {
        let place = place();
        let cargo = Place::cargo(2, &place.calls(), Vec::new());
        place.builds(&cargo);
        place.write(file, "[workspace]\nmembers = [\"katas/*\"]\n# another\n");
        assert_eq!(place.builds(&cargo).1, ["cargo", "cargo"]);
        assert_eq!(place.builds(&cargo).1, ["rustc", "rustc"]);
    }

    #[rstest]
    #[case::the_library(0)]
    #[case::the_program(1)]
    #[case::a_suite(2)]
    fn where_a_call_is_not_known_cargo_is_asked(#[case] missing: usize) {
        let place = place();
        let mut calls = place.calls();
        calls.remove(missing);
        let cargo = Place::cargo(2, &calls, Vec::new());
        place.builds(&cargo);
        assert_eq!(place.builds(&cargo).1, ["cargo", "cargo"]);
        assert_eq!(place.made(), [""; 0]);
    }

    #[rstest]
    #[case::a_build_script("katas/jwt", "custom-build")]
    #[case::a_crate_in_a_folder("katas/jwt/helper", "lib")]
    fn what_is_made_of_more_than_code_is_cargo_s(#[case] dir: &str, #[case] kind: &str) {
        let place = place();
        let dir = place.root.path().join(dir);
        let artifact = Artifact::new(dir, kind, "x".to_owned(), "/x".into());
        let cargo = Place::cargo(2, &place.calls(), vec![artifact]);
        place.builds(&cargo);
        assert_eq!(place.builds(&cargo).1, ["cargo", "cargo"]);
        assert_eq!(place.made(), [""; 0]);
    }

    #[rstest]
    #[case::of_the_library("src/lib.rs", &[])]
    #[case::of_a_suite("tests/e2e.rs", &["rustc"])]
    fn code_that_does_not_compile_is_rustc_s_to_tell(#[case] file: &str, #[case] suites: &[&str]) {
        let place = place();
        let cargo = Place::cargo(1, &place.calls(), Vec::new());
        place.builds(&cargo);
        place.write(&format!("katas/jwt/{file}"), "wrong");
        let (built, told) = place.builds(&cargo);
        assert_eq!(told, suites);
        assert_eq!(built.errors[0].rendered, "mismatched types");
        place.write(&format!("katas/jwt/{file}"), "right");
        assert_eq!(place.builds(&cargo).0.errors, []);
    }

    #[rstest]
    #[case::a_library_that_is_gone(NO_CRATE)]
    #[case::the_linker(LINKER)]
    #[case::no_message("rustc: out of order")]
    fn what_is_not_the_code_s_fault_is_cargo_s_to_tell(#[case] says: &'static str) {
        let place = Place { says, ..place() };
        let cargo = Place::cargo(2, &place.calls(), Vec::new());
        place.builds(&cargo);
        place.write("katas/jwt/tests/e2e.rs", "wrong");
        let (built, mut suites) = place.builds(&cargo);
        suites.sort_unstable();
        assert_eq!(suites, ["cargo", "rustc"], "no suite is handed on twice");
        assert_eq!(built.errors, []);
    }

    /// Something may not stand that this program is between cargo and rustc.
    #[test]
    fn what_fails_before_a_call_is_tried_without_noting() {
        let place = place();
        let asked = AtomicUsize::new(0);
        let mut cargo = MockCargo::new();
        cargo.expect_build().times(2).returning(move |build, _| {
            let first = asked.fetch_add(1, Ordering::SeqCst) == 0;
            assert_eq!(build.calls.is_some(), first);
            if first {
                Err(CargoError::Failed("prohibited".to_owned()))
            } else {
                Ok(Built::default())
            }
        });
        assert_eq!(place.builds(&cargo).0, Built::default());
    }

    #[cfg(unix)]
    #[test]
    fn only_their_owner_may_enter_the_kept_builds() {
        use std::os::unix::fs::PermissionsExt;
        let place = place();
        let cargo = Place::cargo(1, &place.calls(), Vec::new());
        place.builds(&cargo);
        let folder = place.root.path().join("built");
        let folder = folder.read_dir().unwrap().next().unwrap().unwrap();
        let mode = folder.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
}

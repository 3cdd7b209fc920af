//! The builds of a walk-through's code. Only its code changes from state to state: what cargo found out about the package when it
//! was first asked holds for all of them, so rustc is called again as cargo called it. And of code that was just built nobody
//! needs to be asked.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::os::cargo::{Build, BuildEvent, Built, Cargo, CargoError, Said, announce};
use crate::os::files::{self, Scratch, Texts};
use crate::os::rustc::{self, Call, Rustc};

/// What is known from the builds so far.
pub struct Builds<'a> {
    rustc: &'a dyn Rustc,
    /// Where the calls are noted; without it cargo is asked each time.
    scratch: Option<Scratch>,
    /// A build failed in which calls were noted: something on this machine does not stand that.
    is_refused: AtomicBool,
    last: Mutex<Option<Last>>,
    /// By package.
    recipes: Mutex<BTreeMap<String, Recipe>>,
}

/// The last build.
struct Last {
    code: [Texts; 2],
    suites: Vec<Made>,
}

/// A test target and its executable.
type Made = (String, PathBuf);

/// How cargo had a package built.
#[derive(Clone, Default)]
struct Recipe {
    library: Option<Call>,
    /// By the test target, with the executable.
    suites: BTreeMap<String, (Call, PathBuf)>,
    /// By the crate's name.
    programs: BTreeMap<String, Call>,
}

impl Recipe {
    /// The programs, each with what rustc makes and where the suites find it; `None`, if somebody else has to put one there.
    fn programs(&self) -> Option<Vec<(&Call, PathBuf, &Path)>> {
        let programs = self.programs.iter().map(|(name, call)| {
            let mut suites = self.suites.values();
            let place = suites.find_map(|(suite, _)| suite.finds_program(name))?;
            Some((call, call.makes_a_program()?, place))
        });
        programs.collect()
    }
}

impl<'a> Builds<'a> {
    /// None as yet.
    pub fn new(rustc: &'a dyn Rustc) -> Self {
        Self {
            rustc,
            scratch: Scratch::make().ok(),
            is_refused: AtomicBool::new(false),
            last: Mutex::default(),
            recipes: Mutex::default(),
        }
    }

    /// A cargo that builds this code with what lies beside it.
    pub fn of<'b>(&'b self, cargo: &'b dyn Cargo, code: [&'b Texts; 2]) -> impl Cargo + 'b {
        Asked {
            builds: self,
            cargo,
            code,
        }
    }

    /// The suites of the last build, if it was of this code and all of them are there already.
    fn just_built(&self, build: &Build, code: [&Texts; 2]) -> Option<Vec<Made>> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let last = last.as_ref().filter(|last| last.code.each_ref() == code)?;
        let suite = |target: &String| last.suites.iter().find(|(name, _)| name == target).cloned();
        build.targets.iter().map(suite).collect()
    }

    /// Calls rustc as cargo did for this package. `None` where that is not known, or where rustc refuses: then cargo is asked,
    /// who tells why.
    fn built_again(&self, build: &Build) -> Option<Vec<Made>> {
        let recipes = self.recipes.lock().unwrap_or_else(PoisonError::into_inner);
        let recipe = recipes.get(&build.package)?.clone();
        drop(recipes);
        let programs = recipe.programs()?;
        let suites: Vec<_> = build
            .targets
            .iter()
            .map(|target| Some((target, recipe.suites.get(target)?)))
            .collect::<Option<_>>()?;
        if !self.rustc.call(recipe.library.as_ref()?) {
            return None;
        }
        thread::scope(|scope| {
            let linkers: Vec<_> = programs
                .into_iter()
                .map(|(call, made, place)| {
                    scope.spawn(move || self.rustc.call(call) && files::put(&made, place).is_ok())
                })
                .collect();
            let makers: Vec<_> = suites
                .into_iter()
                .map(|(target, (call, program))| {
                    let made = (target.clone(), program.clone());
                    scope.spawn(move || self.rustc.call(call).then_some(made))
                })
                .collect();
            let suites = makers.into_iter().map(|maker| maker.join().ok().flatten());
            let suites = suites.collect::<Option<_>>();
            let all_linked = linkers
                .into_iter()
                .all(|linker| linker.join().unwrap_or(false));
            suites.filter(|_| all_linked)
        })
    }

    /// Lets cargo build it, and learns how it does that.
    fn by_cargo(
        &self,
        cargo: &dyn Cargo,
        build: &Build,
        steps: &Sender<BuildEvent>,
    ) -> Result<(Built, Vec<Made>), CargoError> {
        let calls = self.scratch.as_ref().map(|scratch| scratch.file("calls"));
        let calls = calls.filter(|_| !self.is_refused.load(Ordering::Relaxed));
        let build = Build {
            calls: calls.clone(),
            ..build.clone()
        };
        let (built, made) = listened(cargo, &build, steps);
        if let (Err(CargoError::Failed(_)), Some(_), true) = (&built, &calls, made.is_empty()) {
            // Something between cargo and rustc may not stand that somebody is in between, or that rustc builds bit by bit.
            self.is_refused.store(true, Ordering::Relaxed);
            let build = Build {
                calls: None,
                ..build
            };
            let (built, made) = listened(cargo, &build, steps);
            return Ok((built?, made));
        }
        if let Some(file) = calls {
            self.learn(&build.package, rustc::noted(&file), &made);
            // What cannot be removed is read twice, which changes nothing.
            let _ = std::fs::remove_file(file);
        }
        Ok((built?, made))
    }

    fn learn(&self, package: &str, calls: Vec<Call>, made: &[Made]) {
        let mut recipes = self.recipes.lock().unwrap_or_else(PoisonError::into_inner);
        let recipe = recipes.entry(package.to_owned()).or_default();
        for call in calls
            .into_iter()
            .filter(|call| call.package() == Some(package))
        {
            let name = call.crate_name().unwrap_or_default().to_owned();
            if call.makes_a_suite() {
                let program = made.iter().find(|(target, _)| *target == name);
                if let Some((_, program)) = program {
                    recipe.suites.insert(name, (call, program.clone()));
                }
            } else if call.makes_a_library() {
                recipe.library = Some(call);
            } else if !name.is_empty() {
                recipe.programs.insert(name, call);
            }
        }
    }
}

/// Lets cargo build it and hands on what it says: what came of it, and the suites.
fn listened(
    cargo: &dyn Cargo,
    build: &Build,
    steps: &Sender<BuildEvent>,
) -> (Result<Built, CargoError>, Vec<Made>) {
    let (send, told) = mpsc::channel();
    thread::scope(|scope| {
        let listener = scope.spawn(move || {
            let mut made = Vec::new();
            for step in told {
                if let BuildEvent::TestTarget { target, program } = &step {
                    made.push((target.clone(), program.clone()));
                }
                // The receiver may be gone; ignore that.
                let _ = steps.send(step);
            }
            made
        });
        let built = cargo.build(build, send);
        (built, listener.join().unwrap_or_default())
    })
}

/// Somebody who wants this code built.
struct Asked<'a> {
    builds: &'a Builds<'a>,
    cargo: &'a dyn Cargo,
    code: [&'a Texts; 2],
}

impl Cargo for Asked<'_> {
    fn build(&self, build: &Build, steps: Sender<BuildEvent>) -> Result<Built, CargoError> {
        if let Some(suites) = self.builds.just_built(build, self.code) {
            announce(suites, &steps);
            return Ok(Built::default());
        }
        let (built, suites) = if let Some(suites) = self.builds.built_again(build) {
            announce(suites.clone(), &steps);
            (Built::default(), suites)
        } else {
            self.builds.by_cargo(self.cargo, build, &steps)?
        };
        let mut last = self
            .builds
            .last
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *last = built.errors.is_empty().then(|| Last {
            code: self.code.map(Texts::clone),
            suites,
        });
        Ok(built)
    }

    fn run(&self, root: &Path, args: &[String]) -> Result<Said, CargoError> {
        self.cargo.run(root, args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::os::cargo::{CompileError, MockCargo};
    use crate::os::rustc::MockRustc;

    fn code(text: &str) -> Texts {
        Texts::from([("lib.rs".into(), text.to_owned())])
    }

    fn build(targets: &[&str]) -> Build {
        Build {
            root: "/w".into(),
            package: "jwt-demo".to_owned(),
            package_dir: "/w/demo".into(),
            targets: targets.iter().map(|&target| target.to_owned()).collect(),
            ..Build::default()
        }
    }

    /// A rustc that is never called.
    fn idle() -> MockRustc {
        MockRustc::new()
    }

    /// A call of cargo's for a crate of the package.
    fn call(crate_name: &str, more: &[&str]) -> Call {
        let args = ["--crate-name", crate_name]
            .into_iter()
            .chain(more.iter().copied());
        Call {
            program: "rustc".into(),
            args: args.map(str::to_owned).collect(),
            dir: "/w".into(),
            env: vec![("CARGO_PKG_NAME".into(), "jwt-demo".into())],
        }
    }

    fn library() -> Call {
        call("jwt", &["--crate-type", "lib"])
    }

    /// A cargo that is asked so many times and calls rustc so.
    fn calling(times: usize, calls: Vec<Call>) -> MockCargo {
        let mut cargo = MockCargo::new();
        cargo
            .expect_build()
            .times(times)
            .returning(move |build, steps| {
                let lines = calls
                    .iter()
                    .map(|call| serde_json::to_string(call).unwrap() + "\n");
                std::fs::write(build.calls.as_ref().unwrap(), lines.collect::<String>()).unwrap();
                for target in &build.targets {
                    let _ = steps.send(suite(target));
                }
                Ok(Built::default())
            });
        cargo
    }

    /// A cargo that is asked so many times, and builds whatever is wanted.
    fn asked(times: usize, built: &Built) -> MockCargo {
        let built = built.clone();
        let mut cargo = MockCargo::new();
        cargo
            .expect_build()
            .times(times)
            .returning(move |build, steps| {
                for target in &build.targets {
                    let _ = steps.send(suite(target));
                }
                Ok(built.clone())
            });
        cargo
    }

    fn suite(target: &str) -> BuildEvent {
        BuildEvent::TestTarget {
            target: target.to_owned(),
            program: Path::new("/w/target").join(target),
        }
    }

    fn steps(cargo: &impl Cargo, targets: &[&str]) -> Vec<BuildEvent> {
        let (send, steps) = mpsc::channel();
        cargo.build(&build(targets), send).unwrap();
        steps.into_iter().collect()
    }

    /// Builds two states of the code, one after the other.
    fn two_states(cargo: &MockCargo, builds: &Builds<'_>) {
        for text in ["one", "two"] {
            let code = code(text);
            assert_eq!(
                steps(&builds.of(cargo, [&code, &code]), &["unit"]),
                [suite("unit")]
            );
        }
    }

    #[test]
    fn code_that_was_just_built_is_not_built_again() {
        let rustc = idle();
        let (cargo, builds) = (asked(1, &Built::default()), Builds::new(&rustc));
        let one = code("one");
        let both = [suite("unit"), suite("e2e")];
        assert_eq!(
            steps(&builds.of(&cargo, [&one, &one]), &["unit", "e2e"]),
            both
        );
        assert_eq!(
            steps(&builds.of(&cargo, [&one, &one]), &["unit", "e2e"]),
            both
        );
        assert_eq!(
            steps(&builds.of(&cargo, [&one, &one]), &["e2e"]),
            [suite("e2e")]
        );
    }

    #[test]
    fn other_code_is_built() {
        let rustc = idle();
        let (cargo, builds) = (asked(3, &Built::default()), Builds::new(&rustc));
        for text in ["one", "two", "one"] {
            let code = code(text);
            assert_eq!(
                steps(&builds.of(&cargo, [&code, &code]), &["unit"]),
                [suite("unit")]
            );
        }
    }

    #[test]
    fn a_suite_that_was_not_asked_for_then_is_built() {
        let rustc = idle();
        let (cargo, builds) = (asked(2, &Built::default()), Builds::new(&rustc));
        let one = code("one");
        steps(&builds.of(&cargo, [&one, &one]), &["unit"]);
        assert_eq!(
            steps(&builds.of(&cargo, [&one, &one]), &["unit", "e2e"]),
            [suite("unit"), suite("e2e")]
        );
    }

    #[test]
    fn what_does_not_compile_is_built_again() {
        let rustc = idle();
        let wrong = Built {
            errors: vec![CompileError {
                rendered: "error".to_owned(),
                places: Vec::new(),
            }],
            ..Built::default()
        };
        let (cargo, builds) = (asked(2, &wrong), Builds::new(&rustc));
        let one = code("one");
        steps(&builds.of(&cargo, [&one, &one]), &["unit"]);
        steps(&builds.of(&cargo, [&one, &one]), &["unit"]);
    }

    #[test]
    fn other_code_is_built_as_cargo_built_the_first() {
        let unit = call("unit", &["--test"]);
        let (first, second) = (library(), unit.clone());
        let mut rustc = MockRustc::new();
        let mut order = mockall::Sequence::new();
        for wanted in [first, second] {
            rustc
                .expect_call()
                .withf(move |call| *call == wanted)
                .times(1)
                .in_sequence(&mut order)
                .return_const(true);
        }
        let (cargo, builds) = (calling(1, vec![library(), unit]), Builds::new(&rustc));
        two_states(&cargo, &builds);
    }

    /// A wrapper may refuse what a walk-through asks for: to be wrapped, and to build bit by bit.
    #[test]
    fn what_is_refused_with_notes_is_built_without_them_from_then_on() {
        let rustc = idle();
        let builds = Builds::new(&rustc);
        let mut cargo = MockCargo::new();
        let mut order = mockall::Sequence::new();
        cargo
            .expect_build()
            .withf(|build, _| build.calls.is_some())
            .times(1)
            .in_sequence(&mut order)
            .returning(|_, _| Err(CargoError::Failed("prohibited".to_owned())));
        cargo
            .expect_build()
            .withf(|build, _| build.calls.is_none())
            .times(2)
            .in_sequence(&mut order)
            .returning(|build, steps| {
                for target in &build.targets {
                    let _ = steps.send(suite(target));
                }
                Ok(Built::default())
            });
        two_states(&cargo, &builds);
    }

    #[test]
    fn what_cargo_cannot_do_either_way_is_its_to_tell() {
        let rustc = idle();
        let builds = Builds::new(&rustc);
        let mut cargo = MockCargo::new();
        let failed = |_: &Build, _| Err(CargoError::Failed("no".to_owned()));
        cargo.expect_build().times(2).returning(failed);
        let code = code("one");
        let (send, _) = mpsc::channel();
        let error = builds
            .of(&cargo, [&code, &code])
            .build(&build(&["unit"]), send)
            .unwrap_err();
        assert!(error.to_string().ends_with("no"), "{error}");
    }

    /// Why rustc refuses, cargo tells.
    #[rstest::rstest]
    #[case::the_library(false, true)]
    #[case::the_suite(true, false)]
    fn what_rustc_refuses_cargo_builds(#[case] library_is_fine: bool, #[case] suite_is_fine: bool) {
        let mut rustc = MockRustc::new();
        rustc.expect_call().returning(move |call| {
            if call.makes_a_suite() {
                suite_is_fine
            } else {
                library_is_fine
            }
        });
        let calls = vec![library(), call("unit", &["--test"])];
        let (cargo, builds) = (calling(2, calls), Builds::new(&rustc));
        two_states(&cargo, &builds);
    }

    #[rstest::rstest]
    #[case::of_the_library(vec![call("unit", &["--test"])])]
    #[case::of_the_suite(vec![library()])]
    #[case::of_a_program_s_place(vec![library(), call("unit", &["--test"]), call("jwt", &["--crate-type", "bin"])])]
    fn where_not_all_is_known_cargo_is_asked(#[case] calls: Vec<Call>) {
        let rustc = idle();
        let (cargo, builds) = (calling(2, calls), Builds::new(&rustc));
        two_states(&cargo, &builds);
    }

    #[test]
    fn a_program_is_linked_anew_and_put_where_the_suites_find_it() {
        let dir = tempfile::tempdir().unwrap();
        let place = dir.path().join("jwt-demo");
        std::fs::write(&place, "old").unwrap();
        let mut unit = call("unit", &["--test"]);
        unit.env
            .push(("CARGO_BIN_EXE_jwt-demo".into(), place.clone().into()));
        let out_dir = dir.path().to_str().unwrap();
        let bin = ["--crate-type", "bin", "--out-dir", out_dir];
        let program = call(
            "jwt_demo",
            &[&bin[..], &["-C", "extra-filename=-1"]].concat(),
        );
        let made = program.makes_a_program().unwrap();
        let mut rustc = MockRustc::new();
        rustc.expect_call().times(3).returning(move |call| {
            if call.makes_a_program().is_some() {
                std::fs::write(&made, "new").unwrap();
            }
            true
        });
        let cargo = calling(1, vec![library(), unit, program]);
        two_states(&cargo, &Builds::new(&rustc));
        assert_eq!(std::fs::read_to_string(&place).unwrap(), "new");
    }

    #[test]
    fn calls_for_other_packages_are_not_the_kata_s() {
        let rustc = idle();
        let mut foreign = library();
        foreign.env.clear();
        let calls = vec![foreign, call("unit", &["--test"])];
        let (cargo, builds) = (calling(2, calls), Builds::new(&rustc));
        two_states(&cargo, &builds);
    }
}

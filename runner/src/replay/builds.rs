//! The last build of a walk-through's code: cargo need not be asked about code that it has just built.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::Files;
use crate::outside::cargo::{Build, Built, Cargo, CargoError, Said, Step};

/// The last build.
#[derive(Default)]
pub struct LastBuild(Mutex<Option<Last>>);

struct Last {
    code: Files,
    suites: Vec<(String, PathBuf)>,
}

impl LastBuild {
    /// A cargo that builds this code; or, if it was the last that was built, knows where its suites are.
    pub fn or<'a>(&'a self, cargo: &'a dyn Cargo, code: &'a Files) -> impl Cargo + 'a {
        Asked {
            last: self,
            cargo,
            code,
        }
    }
}

struct Asked<'a> {
    last: &'a LastBuild,
    cargo: &'a dyn Cargo,
    code: &'a Files,
}

impl Asked<'_> {
    /// The suites of that build, if all of them are there already.
    fn known(&self, build: &Build) -> Option<Vec<(String, PathBuf)>> {
        let last = self.last.0.lock().unwrap_or_else(PoisonError::into_inner);
        let last = last.as_ref().filter(|last| last.code == *self.code)?;
        let suite = |target: &String| last.suites.iter().find(|(name, _)| name == target).cloned();
        build.targets.iter().map(suite).collect()
    }
}

impl Cargo for Asked<'_> {
    fn build(&self, build: &Build, steps: Sender<Step>) -> Result<Built, CargoError> {
        if let Some(suites) = self.known(build) {
            for (target, program) in suites {
                // Whoever does not listen any more does not want to know.
                let _ = steps.send(Step::Suite { target, program });
            }
            return Ok(Built::default());
        }
        let (send, told) = mpsc::channel();
        let (built, suites) = thread::scope(|scope| {
            let listener = scope.spawn(move || {
                let mut suites = Vec::new();
                for step in told {
                    if let Step::Suite { target, program } = &step {
                        suites.push((target.clone(), program.clone()));
                    }
                    let _ = steps.send(step);
                }
                suites
            });
            let built = self.cargo.build(build, send);
            (built, listener.join().unwrap_or_default())
        });
        let built = built?;
        *self.last.0.lock().unwrap_or_else(PoisonError::into_inner) =
            built.errors.is_empty().then(|| Last {
                code: self.code.clone(),
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
    use crate::outside::cargo::{CompileError, MockCargo};

    fn code(text: &str) -> Files {
        Files::from([("lib.rs".into(), text.to_owned())])
    }

    fn build(targets: &[&str]) -> Build {
        Build {
            root: "/w".into(),
            target: None,
            package: "jwt-demo".to_owned(),
            package_dir: "/w/demo".into(),
            targets: targets.iter().map(|&target| target.to_owned()).collect(),
        }
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

    fn suite(target: &str) -> Step {
        Step::Suite {
            target: target.to_owned(),
            program: Path::new("/w/target").join(target),
        }
    }

    fn steps(cargo: &impl Cargo, targets: &[&str]) -> Vec<Step> {
        let (send, steps) = mpsc::channel();
        cargo.build(&build(targets), send).unwrap();
        steps.into_iter().collect()
    }

    #[test]
    fn code_that_was_just_built_is_not_built_again() {
        let (cargo, last) = (asked(1, &Built::default()), LastBuild::default());
        let one = code("one");
        let both = [suite("unit"), suite("e2e")];
        assert_eq!(steps(&last.or(&cargo, &one), &["unit", "e2e"]), both);
        assert_eq!(steps(&last.or(&cargo, &one), &["unit", "e2e"]), both);
        assert_eq!(steps(&last.or(&cargo, &one), &["e2e"]), [suite("e2e")]);
    }

    #[test]
    fn other_code_is_built() {
        let (cargo, last) = (asked(3, &Built::default()), LastBuild::default());
        for text in ["one", "two", "one"] {
            let code = code(text);
            assert_eq!(steps(&last.or(&cargo, &code), &["unit"]), [suite("unit")]);
        }
    }

    #[test]
    fn a_suite_that_was_not_asked_for_then_is_built() {
        let (cargo, last) = (asked(2, &Built::default()), LastBuild::default());
        let one = code("one");
        steps(&last.or(&cargo, &one), &["unit"]);
        assert_eq!(
            steps(&last.or(&cargo, &one), &["unit", "e2e"]),
            [suite("unit"), suite("e2e")]
        );
    }

    #[test]
    fn what_does_not_compile_is_built_again() {
        let wrong = Built {
            errors: vec![CompileError {
                rendered: "error".to_owned(),
                places: Vec::new(),
            }],
            ..Built::default()
        };
        let (cargo, last) = (asked(2, &wrong), LastBuild::default());
        let one = code("one");
        steps(&last.or(&cargo, &one), &["unit"]);
        steps(&last.or(&cargo, &one), &["unit"]);
    }
}

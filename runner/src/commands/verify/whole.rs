//! What is found out about all solutions at once, where all of them are to be verified: built as a plain `cargo test` builds
//! them, each dependency has one set of features for the whole workspace, and nothing is built anew after a `cargo test`.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::mpsc::Sender;

use crate::os::cargo::{self, Build, BuildEvent, Built, Cargo, CargoError, Said, TestTarget};

/// The workspace as one, and a cargo that knows its suites.
pub struct Whole<'a> {
    cargo: &'a dyn Cargo,
    root: &'a Path,
    /// The test targets that are suites.
    targets: BTreeSet<String>,
    suites: OnceLock<Vec<TestTarget>>,
    free_of_lints: OnceLock<bool>,
}

impl<'a> Whole<'a> {
    /// Nothing is found out as yet.
    pub fn new(cargo: &'a dyn Cargo, root: &'a Path, targets: BTreeSet<String>) -> Self {
        Self {
            cargo,
            root,
            targets,
            suites: OnceLock::new(),
            free_of_lints: OnceLock::new(),
        }
    }

    /// Whether clippy has nothing to say about any package of the workspace. Where it has, the packages are to be asked
    /// about one by one.
    pub fn is_free_of_lints(&self) -> bool {
        let clippy = [
            "clippy",
            "--quiet",
            "--workspace",
            "--all-targets",
            "--",
            "--deny",
            "warnings",
        ];
        *self
            .free_of_lints
            .get_or_init(|| self.said(&clippy).is_some_and(|said| said.success))
    }

    /// The suites of a package, if all of them are among those that a plain `cargo test` runs. None, where something does
    /// not compile: then each package has to be built by itself, and tells what is wrong with it.
    fn suites(&self, build: &Build) -> Option<Vec<&TestTarget>> {
        if build.root != self.root || build.target.is_some() {
            return None;
        }
        let suites = self.suites.get_or_init(|| {
            let mut all = vec!["test", "--no-run", "--quiet", "--message-format=json"];
            // Without the runner's own: the one that is running here would be taken away.
            all.extend(self.targets.iter().flat_map(|target| ["--test", target]));
            let built = self.said(&all).filter(|said| said.success);
            built.map_or_else(Vec::new, |said| cargo::suites(&said.text))
        });
        let suite = |target: &String| {
            suites
                .iter()
                .find(|suite| suite.package_dir == build.package_dir && suite.target == *target)
        };
        build.targets.iter().map(suite).collect()
    }

    fn said(&self, args: &[&str]) -> Option<Said> {
        let args: Vec<_> = args.iter().map(|&arg| arg.to_owned()).collect();
        // For a single package it says why.
        self.cargo.run(self.root, &args).ok()
    }
}

impl Cargo for Whole<'_> {
    fn build(&self, build: &Build, steps: Sender<BuildEvent>) -> Result<Built, CargoError> {
        let Some(suites) = self.suites(build) else {
            return self.cargo.build(build, steps);
        };
        let suites = suites.into_iter().cloned();
        cargo::announce(suites.map(|suite| (suite.target, suite.program)), &steps);
        Ok(Built::default())
    }

    fn run(&self, root: &Path, args: &[String]) -> Result<Said, CargoError> {
        self.cargo.run(root, args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::os::cargo::MockCargo;
    use std::sync::mpsc;

    fn build(root: &str, target: &str) -> Build {
        Build {
            root: root.into(),
            package: "jwt-solution".to_owned(),
            package_dir: "/w/solutions/jwt".into(),
            targets: vec![target.to_owned()],
            ..Build::default()
        }
    }

    /// A cargo whose answer to all suites at once is that, and which builds a package so many times.
    fn cargo(success: bool, builds: usize) -> MockCargo {
        let mut cargo = MockCargo::new();
        let made = |package: &str, target: &str| {
            format!(
                "{{\"reason\":\"compiler-artifact\",\"manifest_path\":\"/w/solutions/{package}/Cargo.toml\",\
                 \"target\":{{\"kind\":[\"test\"],\"name\":\"{target}\"}},\"executable\":\"/w/target/{package}-{target}\"}}\n"
            )
        };
        let text = [made("tdd", "e2e"), made("jwt", "unit"), made("tdd", "unit")].concat();
        let only = ["--test", "unit"].map(str::to_owned);
        let asked = move |_: &Path, args: &[String]| args[0] == "clippy" || args.ends_with(&only);
        cargo
            .expect_run()
            .withf(asked)
            .times(..=1)
            .returning(move |_, _| {
                Ok(Said {
                    success,
                    text: text.clone(),
                })
            });
        cargo
            .expect_build()
            .times(builds)
            .returning(|_, _| Ok(Built::default()));
        cargo
    }

    fn whole(cargo: &MockCargo) -> Whole<'_> {
        Whole::new(cargo, Path::new("/w"), ["unit".to_owned()].into())
    }

    fn steps(whole: &Whole<'_>, build: &Build) -> Vec<BuildEvent> {
        let (send, steps) = mpsc::channel();
        whole.build(build, send).unwrap();
        steps.into_iter().collect()
    }

    #[test]
    fn all_suites_are_built_at_once_and_no_package_by_itself() {
        let cargo = cargo(true, 0);
        let whole = whole(&cargo);
        for _ in 0..2 {
            let unit = BuildEvent::TestTarget {
                target: "unit".to_owned(),
                program: "/w/target/jwt-unit".into(),
            };
            assert_eq!(steps(&whole, &build("/w", "unit")), [unit]);
        }
    }

    #[rstest::rstest]
    #[case::that_is_not_there(true, "/w", "e2e")]
    #[case::where_not_all_compiles(false, "/w", "unit")]
    #[case::of_another_workspace(true, "/copy", "unit")]
    fn a_suite_is_built_by_itself(#[case] success: bool, #[case] root: &str, #[case] target: &str) {
        let cargo = cargo(success, 1);
        let whole = whole(&cargo);
        assert_eq!(steps(&whole, &build(root, target)), []);
    }

    #[rstest::rstest]
    #[case(true)]
    #[case(false)]
    fn clippy_is_asked_once(#[case] success: bool) {
        let cargo = cargo(success, 0);
        let whole = whole(&cargo);
        assert_eq!(whole.is_free_of_lints(), success);
        assert_eq!(whole.is_free_of_lints(), success);
    }
}

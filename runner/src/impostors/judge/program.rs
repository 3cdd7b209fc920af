//! The program of a copy of the solution, under the names by which a learner's tests look for their own.
//!
//! Cargo calls the copy's program after the copy (`tides-merged`). A test asks for `tides`, while it is compiled
//! (`env!("CARGO_BIN_EXE_tides")`) or while it runs (`assert_cmd`'s `cargo_bin("tides")`). Others look in the folder above
//! the test's own executable. There lies the learner's own program, so the copy's suites run in a folder of their own, with the
//! copy's program above it.

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::thread;

use crate::course::kata::{Kata, Package};
use crate::impostors::secret::Secret;
use crate::os::cargo::{Build, BuildEvent, Built, Cargo, CargoError, Said};
use crate::os::process::{Finished, Processes, Task};
use crate::run::request::Tools;

/// A machine on which a copy's program has the names that a learner knows.
pub struct Named<'a> {
    tools: Tools<'a>,
    /// What is put elsewhere has the key of this one in it.
    secret: &'a Secret,
    /// Where the program is put, under the kata's name, and below it the suites; `None` where all stays where it is.
    place: Option<PathBuf>,
    /// The variables that lead there.
    variables: Vec<(String, OsString)>,
}

impl<'a> Named<'a> {
    /// For that copy of the kata's solution. The program and the suites are put somewhere below the folder. Without a folder
    /// all stays where it is: a kata's own suites know what their program is called.
    pub fn new(
        tools: Tools<'a>,
        secret: &'a Secret,
        kata: &Kata,
        copy: &Package,
        folder: Option<&Path>,
    ) -> Self {
        let place = folder.map(|folder| {
            let folder = folder.join("programs").join(&copy.name);
            folder.join(format!("{}{EXE_SUFFIX}", kata.name))
        });
        let variables = place.iter().flat_map(|place| {
            [&kata.name, &copy.name]
                .map(|name| (format!("CARGO_BIN_EXE_{name}"), place.clone().into()))
        });
        Self {
            tools,
            secret,
            variables: variables.collect(),
            place,
        }
    }

    /// The machine on which it has them.
    pub fn tools(&self) -> Tools<'_> {
        Tools {
            cargo: self,
            processes: self,
        }
    }

    /// Puts what was built where tests find it, and says where the suites are now.
    fn put(&self, steps: Vec<BuildEvent>) -> Result<Vec<BuildEvent>, CargoError> {
        let Some(place) = &self.place else {
            return Ok(steps);
        };
        let mut suites = Vec::new();
        for step in steps {
            match step {
                BuildEvent::Program(program) => {
                    self.put_at(&program, place)?;
                    // Cargo tells tests of this place too.
                    self.put_at(&program, &program)?;
                }
                BuildEvent::TestTarget { target, program } => {
                    let name = format!("{target}{EXE_SUFFIX}");
                    let there = place.with_file_name("deps").join(name);
                    self.put_at(&program, &there)?;
                    suites.push(BuildEvent::TestTarget {
                        target,
                        program: there,
                    });
                }
                BuildEvent::Waiting | BuildEvent::Compiling(_) => {}
            }
        }
        Ok(suites)
    }

    fn put_at(&self, file: &Path, place: &Path) -> io::Result<()> {
        if let Some(folder) = place.parent() {
            std::fs::create_dir_all(folder)?;
        }
        self.secret.put(file, place)
    }
}

impl Cargo for Named<'_> {
    fn build(&self, build: &Build, steps: Sender<BuildEvent>) -> Result<Built, CargoError> {
        let mut build = build.clone();
        build.env.extend(self.variables.iter().cloned());
        let (send, received) = mpsc::channel();
        let (built, made) = thread::scope(|scope| {
            let listener = scope.spawn(|| {
                let mut made = Vec::new();
                for step in received {
                    match step {
                        // A suite may come before the program that it starts.
                        BuildEvent::Program(_) | BuildEvent::TestTarget { .. }
                            if self.place.is_some() =>
                        {
                            made.push(step);
                        }
                        // The receiver may be gone; ignore that.
                        step => drop(steps.send(step)),
                    }
                }
                made
            });
            let built = self.tools.cargo.build(&build, send);
            (built, listener.join().unwrap_or_default())
        });
        for step in self.put(made)? {
            let _ = steps.send(step);
        }
        built
    }

    fn run(&self, root: &Path, args: &[String]) -> Result<Said, CargoError> {
        self.tools.cargo.run(root, args)
    }
}

impl Processes for Named<'_> {
    fn run(&self, task: &Task) -> io::Result<Finished> {
        let mut task = task.clone();
        let variables = self.variables.iter();
        task.env
            .extend(variables.map(|(name, value)| (name.clone(), Some(value.clone()))));
        self.tools.processes.run(&task)
    }

    fn at_once(&self, memory: u64) -> usize {
        self.tools.processes.at_once(memory)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::os::cargo::MockCargo;
    use crate::os::process::{Ending, MockProcesses, Stop};
    use std::time::Duration;

    fn copy() -> Package {
        Package {
            name: "fruit-merged".to_owned(),
            dir: "/sandbox/merged".into(),
        }
    }

    fn build() -> Build {
        Build {
            package: "fruit-merged".to_owned(),
            ..Build::default()
        }
    }

    fn folder() -> (tempfile::TempDir, Kata) {
        let dir = tempfile::tempdir().unwrap();
        let kata = Kata::example(dir.path());
        (dir, kata)
    }

    #[test]
    fn tests_are_compiled_and_run_with_its_place_under_both_names() {
        let (dir, kata) = folder();
        let (linked, built) = (dir.path().join("fruit-merged"), dir.path().join("mine-1"));
        std::fs::write(&linked, "the program").unwrap();
        std::fs::write(&built, "the suite").unwrap();
        let folder = dir.path().join("programs").join("fruit-merged");
        let place = folder.join(format!("fruit{EXE_SUFFIX}"));
        let expected: Vec<_> = ["CARGO_BIN_EXE_fruit", "CARGO_BIN_EXE_fruit-merged"]
            .map(|name| (name.to_owned(), OsString::from(&place)))
            .into();
        let mut cargo = MockCargo::new();
        let variables = expected.clone();
        cargo.expect_build().returning(move |build, steps| {
            assert_eq!(build.env, variables);
            let suite = suite(&built);
            for step in [
                suite,
                BuildEvent::Waiting,
                BuildEvent::Program(linked.clone()),
            ] {
                steps.send(step).unwrap();
            }
            Ok(Built::default())
        });
        let mut processes = MockProcesses::new();
        processes.expect_run().returning(move |task| {
            let expected = expected.iter();
            let expected: Vec<_> = expected
                .map(|(name, value)| (name.clone(), Some(value.clone())))
                .collect();
            assert_eq!(task.env, expected);
            Ok(Finished::example(Ending::Exited(0), ""))
        });
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let secret = Secret::open();
        let named = Named::new(tools, &secret, &kata, &copy(), Some(dir.path()));
        let (send, steps) = mpsc::channel();
        Cargo::build(&named, &build(), send).unwrap();
        // The suite is told of when its program is there, and lies below it.
        let there = folder.join("deps").join(format!("mine{EXE_SUFFIX}"));
        let steps: Vec<_> = steps.into_iter().collect();
        assert_eq!(steps, [BuildEvent::Waiting, suite(&there)]);
        assert_eq!(std::fs::read_to_string(place).unwrap(), "the program");
        assert_eq!(std::fs::read_to_string(there).unwrap(), "the suite");
        let task = Task {
            program: "suite".into(),
            args: vec![],
            dir: "/".into(),
            env: vec![],
            limit: Duration::ZERO,
            memory: 0,
            stop: Stop::default(),
            crowd: None,
            notes: None,
        };
        Processes::run(&named, &task).unwrap();
    }

    fn suite(program: &Path) -> BuildEvent {
        BuildEvent::TestTarget {
            target: "mine".to_owned(),
            program: program.to_owned(),
        }
    }

    #[test]
    fn without_a_folder_all_stays_where_it_is() {
        let (dir, kata) = folder();
        let built = dir.path().join("mine-1");
        let expected = suite(&built);
        let mut cargo = MockCargo::new();
        cargo.expect_build().returning(move |build, steps| {
            assert_eq!(build.env, []);
            steps.send(suite(&built)).unwrap();
            Ok(Built::default())
        });
        let processes = MockProcesses::new();
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let secret = Secret::open();
        let named = Named::new(tools, &secret, &kata, &copy(), None);
        let (send, steps) = mpsc::channel();
        Cargo::build(&named, &build(), send).unwrap();
        assert_eq!(steps.into_iter().collect::<Vec<_>>(), [expected]);
    }
}

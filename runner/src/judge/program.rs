//! The program of a copy of the solution, under the names by which a learner's tests look for their own.
//!
//! Cargo calls the copy's program after the copy (`tdd-merged`). A test asks for `tdd`, while it is compiled
//! (`env!("CARGO_BIN_EXE_tdd")`) or while it runs (`assert_cmd`'s `cargo_bin("tdd")`), and without an answer `assert_cmd`
//! takes the learner's own program, which lies in the same target folder.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::thread;

use crate::course::{Kata, Package};
use crate::outside::cargo::{Build, Built, Cargo, CargoError, Said, Step};
use crate::outside::files;
use crate::outside::process::{Finished, Processes, Task};
use crate::run::Machine;

/// A machine on which a copy's program has the names that a learner knows.
pub struct Named<'a> {
    machine: Machine<'a>,
    /// Where the program is put, under the kata's name.
    place: PathBuf,
    /// The variables that lead there; none for a kata without a program.
    variables: Vec<(String, OsString)>,
}

impl<'a> Named<'a> {
    /// For that copy of the kata's solution. The program is put somewhere below the folder.
    pub fn new(machine: Machine<'a>, kata: &Kata, copy: &Package, folder: &Path) -> Self {
        let place = folder.join("programs").join(&copy.name).join(format!(
            "{}{}",
            kata.name,
            std::env::consts::EXE_SUFFIX
        ));
        let has_one = kata.solution_dir.join("src/main.rs").is_file();
        let names = [&kata.name, &copy.name].into_iter().filter(|_| has_one);
        Self {
            machine,
            variables: names
                .map(|name| (format!("CARGO_BIN_EXE_{name}"), place.clone().into()))
                .collect(),
            place,
        }
    }

    /// The machine on which it has them.
    pub fn machine(&self) -> Machine<'_> {
        Machine {
            cargo: self,
            processes: self,
        }
    }

    fn put(&self, program: &Path) -> Result<(), CargoError> {
        if let Some(folder) = self.place.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(files::put(program, &self.place)?)
    }
}

impl Cargo for Named<'_> {
    fn build(&self, build: &Build, steps: Sender<Step>) -> Result<Built, CargoError> {
        let mut build = build.clone();
        build.env.extend(self.variables.iter().cloned());
        let (send, received) = mpsc::channel();
        let (built, program) = thread::scope(|scope| {
            let forward = scope.spawn(move || {
                let mut linked = None;
                for step in received {
                    match step {
                        Step::Program(program) => linked = Some(program),
                        // Whoever does not listen any more does not want to know.
                        step => drop(steps.send(step)),
                    }
                }
                linked
            });
            let built = self.machine.cargo.build(&build, send);
            (built, forward.join().unwrap_or_default())
        });
        if let Some(program) = program {
            self.put(&program)?;
        }
        built
    }

    fn run(&self, root: &Path, args: &[String]) -> Result<Said, CargoError> {
        self.machine.cargo.run(root, args)
    }
}

impl Processes for Named<'_> {
    fn run(&self, task: &Task) -> io::Result<Finished> {
        let mut task = task.clone();
        let variables = self.variables.iter();
        task.env
            .extend(variables.map(|(name, value)| (name.clone(), Some(value.clone()))));
        self.machine.processes.run(&task)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outside::cargo::MockCargo;
    use crate::outside::process::{Ending, MockProcesses};
    use crate::run::tests::kata;
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

    /// A folder with a kata that has a program, or none.
    fn folder(program: bool) -> (tempfile::TempDir, Kata) {
        let dir = tempfile::tempdir().unwrap();
        let kata = kata(dir.path());
        if program {
            files::write_whole(&dir.path().join("src/main.rs"), b"fn main() {}").unwrap();
        }
        (dir, kata)
    }

    #[test]
    fn tests_are_compiled_and_run_with_its_place_under_both_names() {
        let (dir, kata) = folder(true);
        let linked = dir.path().join("fruit-merged");
        std::fs::write(&linked, "the program").unwrap();
        let place = dir
            .path()
            .join("programs/fruit-merged")
            .join(format!("fruit{}", std::env::consts::EXE_SUFFIX));
        let expected: Vec<_> = ["CARGO_BIN_EXE_fruit", "CARGO_BIN_EXE_fruit-merged"]
            .map(|name| (name.to_owned(), OsString::from(&place)))
            .into();
        let mut cargo = MockCargo::new();
        let variables = expected.clone();
        cargo.expect_build().returning(move |build, steps| {
            assert_eq!(build.env, variables);
            steps.send(Step::Program(linked.clone())).unwrap();
            steps.send(Step::Waiting).unwrap();
            Ok(Built::default())
        });
        let mut processes = MockProcesses::new();
        processes.expect_run().returning(move |task| {
            let found = task.env.clone();
            let wanted = expected.iter();
            let wanted: Vec<_> = wanted
                .map(|(name, value)| (name.clone(), Some(value.clone())))
                .collect();
            assert_eq!(found, wanted);
            Ok(Finished {
                ending: Ending::Exited(0),
                stdout: String::new(),
                stderr: String::new(),
                left_running: false,
                took: Duration::ZERO,
            })
        });
        let machine = Machine {
            cargo: &cargo,
            processes: &processes,
        };
        let named = Named::new(machine, &kata, &copy(), dir.path());
        let (send, steps) = mpsc::channel();
        Cargo::build(&named, &build(), send).unwrap();
        assert_eq!(steps.into_iter().collect::<Vec<_>>(), [Step::Waiting]);
        assert_eq!(std::fs::read_to_string(place).unwrap(), "the program");
        let task = Task {
            program: "suite".into(),
            args: vec![],
            dir: "/".into(),
            env: vec![],
            limit: Duration::ZERO,
        };
        Processes::run(&named, &task).unwrap();
    }

    #[test]
    fn a_kata_without_a_program_has_no_such_variables() {
        let (dir, kata) = folder(false);
        let mut cargo = MockCargo::new();
        cargo.expect_build().returning(|build, _| {
            assert_eq!(build.env, []);
            Ok(Built::default())
        });
        let processes = MockProcesses::new();
        let machine = Machine {
            cargo: &cargo,
            processes: &processes,
        };
        let named = Named::new(machine, &kata, &copy(), dir.path());
        Cargo::build(&named, &build(), mpsc::channel().0).unwrap();
    }
}

//! Which of the functions that impostors replace a test enters. One that enters none of an impostor's cannot tell it from
//! the solution: it need not meet it.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::impostors::secret::Secret;
use crate::os::files::{self, Scratch};
use crate::os::process::{Finished, Processes, Task};
use overlay::merge;

/// Processes that note down which functions they enter.
pub struct Noting<'a> {
    processes: &'a dyn Processes,
    secret: &'a Secret,
    scratch: Scratch,
    /// By the program and its first argument, which is a test's name.
    notes: Mutex<BTreeMap<(PathBuf, OsString), PathBuf>>,
}

impl<'a> Noting<'a> {
    /// Processes that do so, each with the token of the solution.
    ///
    /// # Errors
    /// When there is no place for the notes.
    pub fn new(processes: &'a dyn Processes, secret: &'a Secret) -> io::Result<Self> {
        Ok(Self {
            processes,
            secret,
            scratch: Scratch::make()?,
            notes: Mutex::default(),
        })
    }

    /// The numbers of the functions that were entered when that program ran that test by itself; `None` if it did not.
    pub fn entered(&self, program: &Path, test: &str) -> Option<BTreeSet<usize>> {
        let notes = self.notes.lock().unwrap_or_else(PoisonError::into_inner);
        let file = notes.get(&(program.to_owned(), test.into()))?;
        // Without an entry there is no file.
        let lines = files::read_text(file);
        Some(lines.lines().filter_map(|line| line.parse().ok()).collect())
    }
}

impl Processes for Noting<'_> {
    fn run(&self, task: &Task) -> io::Result<Finished> {
        let mut task = task.clone();
        let none = self.secret.active(0);
        task.env
            .extend(none.map(|(name, token)| (name.to_owned(), Some(token.into()))));
        if let Some(test) = task.args.first() {
            let mut notes = self.notes.lock().unwrap_or_else(PoisonError::into_inner);
            let file = self.scratch.file(&notes.len().to_string());
            task.env
                .push((merge::ENTERED.to_owned(), Some(file.clone().into())));
            notes.insert((task.program.clone(), test.clone()), file);
        }
        self.processes.run(&task)
    }

    fn at_once(&self, memory: u64) -> usize {
        self.processes.at_once(memory)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::os::process::{Ending, MockProcesses, Stop};
    use std::time::Duration;

    fn task(test: &str) -> Task {
        Task {
            program: "suite".into(),
            args: vec![test.into(), "--exact".into()],
            dir: "/w".into(),
            env: vec![],
            limit: Duration::from_secs(1),
            memory: 0,
            stop: Stop::default(),
            crowd: None,
            notes: None,
        }
    }

    /// Processes that enter the functions of these numbers.
    fn processes(entered: &'static str) -> MockProcesses {
        let mut processes = MockProcesses::new();
        processes.expect_run().returning(move |task| {
            let notes = task.env.iter().find(|(name, _)| name == merge::ENTERED);
            let (_, file) = notes.expect("they are told where to");
            if !entered.is_empty() {
                std::fs::write(file.as_ref().expect("it is set"), entered)?;
            }
            Ok(Finished::example(Ending::Exited(0), ""))
        });
        processes
    }

    #[test]
    fn what_a_test_enters_is_known() {
        let (secret, processes) = (Secret::open(), processes("7\n2\n"));
        let noting = Noting::new(&processes, &secret).unwrap();
        noting.run(&task("unit::a")).unwrap();
        let entered = noting.entered(Path::new("suite"), "unit::a");
        assert_eq!(entered, Some(BTreeSet::from([2, 7])));
    }

    #[test]
    fn a_test_that_enters_nothing_has_entered_nothing() {
        let (secret, processes) = (Secret::open(), processes(""));
        let noting = Noting::new(&processes, &secret).unwrap();
        noting.run(&task("unit::a")).unwrap();
        let entered = noting.entered(Path::new("suite"), "unit::a");
        assert_eq!(entered, Some(BTreeSet::new()));
    }

    #[test]
    fn of_a_test_that_did_not_run_nothing_is_known() {
        let (secret, processes) = (Secret::open(), processes("1\n"));
        let noting = Noting::new(&processes, &secret).unwrap();
        noting.run(&task("a")).unwrap();
        assert_eq!(noting.entered(Path::new("suite"), "b"), None);
        assert_eq!(noting.entered(Path::new("other"), "a"), None);
    }
}

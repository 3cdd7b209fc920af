//! Who sees the bar of a build: a person at a terminal, and no log.
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// What asks cargo for a bar.
const BAR: &str = "term.progress.when='always'";

/// A folder with the launcher, a cargo that notes down its words and builds a runner that says what it was asked.
///
/// There is one at a time: a process that another test has just forked still holds the files that this one writes, and the
/// system starts no program that is open for writing.
struct Place {
    folder: tempfile::TempDir,
    _turn: MutexGuard<'static, ()>,
}

/// The place that there is.
static TURN: Mutex<()> = Mutex::new(());

impl Place {
    fn new(status: u8) -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let place = Self {
            folder: tempfile::tempdir().expect("a folder"),
            _turn: turn,
        };
        std::fs::create_dir_all(place.path("runner/launcher")).expect("a folder");
        std::fs::copy(
            env!("CARGO_BIN_EXE_kata-launcher"),
            place.path("kata-launcher"),
        )
        .expect("a copy");
        place.program(
            "cargo",
            &format!(
                "printf '%s\\n' \"$@\" >>'{0}/words'\n\
                 printf '#!/bin/sh\\necho asked \"$@\"\\nexit 1\\n' >'{0}/kata'\n\
                 chmod +x '{0}/kata'\nexit {status}\n",
                place.folder.path().display()
            ),
        );
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn program(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), format!("#!/bin/sh\n{text}")).expect("a file");
        let may_run = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(self.path(name), may_run).expect("it is ours");
    }

    fn environment(&self) -> [(&'static str, PathBuf); 2] {
        [
            ("CARGO", self.path("cargo")),
            ("CARGO_MANIFEST_DIR", self.path("runner/launcher")),
        ]
    }

    /// What cargo was asked for.
    fn words(&self) -> String {
        std::fs::read_to_string(self.path("words")).expect("cargo was run")
    }

    /// Runs it on a terminal.
    fn on_a_terminal(&self, env: &[(&str, &str)]) {
        let pair = native_pty_system()
            .openpty(PtySize::default())
            .expect("a terminal");
        let mut command = CommandBuilder::new(self.path("kata-launcher"));
        command.env("TERM", "xterm");
        command.env_remove("CI");
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        for (name, value) in env {
            command.env(name, value);
        }
        let mut child = pair.slave.spawn_command(command).expect("it runs");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        std::thread::spawn(move || std::io::copy(&mut reader, &mut std::io::sink()));
        child.wait().expect("it ends");
    }
}

fn run(place: &Place, words: &[&str]) -> (String, Option<i32>) {
    let output = Command::new(place.path("kata-launcher"))
        .args(words)
        .envs(place.environment())
        .env_remove("CI")
        .current_dir(Path::new("/"))
        .output()
        .expect("it runs");
    let text = String::from_utf8(output.stdout).expect("text");
    (text, output.status.code())
}

#[test]
fn a_log_has_no_bar() {
    let place = Place::new(0);
    assert_eq!(
        run(&place, &["jwt", "a b"]),
        ("asked jwt a b\n".to_owned(), Some(1))
    );
    let words = place.words();
    assert!(words.contains("--quiet\n--package=kata\n"), "{words}");
    assert!(!words.contains(BAR), "{words}");
}

#[test]
fn a_terminal_has_one() {
    let place = Place::new(0);
    place.on_a_terminal(&[]);
    assert!(place.words().contains(BAR), "{}", place.words());
}

#[test]
fn a_ci_with_a_terminal_has_none() {
    for env in [("CI", "true"), ("TERM", "dumb")] {
        let place = Place::new(0);
        place.on_a_terminal(&[env]);
        assert!(!place.words().contains(BAR), "{env:?}: {}", place.words());
    }
}

#[test]
fn a_runner_that_cannot_be_built_is_a_fault() {
    let place = Place::new(101);
    assert_eq!(run(&place, &["jwt"]), (String::new(), Some(3)));
}

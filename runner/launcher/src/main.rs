//! What `cargo kata` runs: it builds the runner if that has changed, and starts it.
//!
//! Cargo could do both by itself. But an alias of cargo's can show its progress either always or never: never, and the first
//! build is silent for a minute; always, and the log of every CI is full of it. So this program looks first whether a person
//! watches. It is built in a moment, and where nothing has changed it starts the runner without asking cargo about all that
//! the runner is made of.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::SystemTime;

/// The exit status of the runner where the machine is in the way.
const FAULT: u8 = 3;

fn main() -> ExitCode {
    let (Some(root), Some(runner)) = (root(), runner()) else {
        return fault("this program is for cargo to run: use `cargo kata`");
    };
    let memory = Memory::of(&root, &runner);
    if !memory.is_fresh() {
        let began = SystemTime::now();
        match build(&root) {
            Ok(true) => memory.keep(began),
            // Cargo has said why.
            Ok(false) => return fault("the runner could not be built"),
            Err(error) => return fault(&format!("cargo could not be run: {error}")),
        }
    }
    start(&runner)
}

fn fault(why: &str) -> ExitCode {
    eprintln!("fault: {why}");
    ExitCode::from(FAULT)
}

/// The workspace's folder: cargo says where this package is, in `runner/launcher`.
fn root() -> Option<PathBuf> {
    let package = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR")?);
    Some(package.ancestors().nth(2)?.to_owned())
}

/// The runner is built where this program was.
fn runner() -> Option<PathBuf> {
    let this = std::env::current_exe().ok()?;
    Some(this.with_file_name(format!("kata{}", std::env::consts::EXE_SUFFIX)))
}

/// Builds the runner, with a bar if a person watches: whether it succeeded.
fn build(root: &Path) -> std::io::Result<bool> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let watched = std::io::stderr().is_terminal()
        && words().all(|word| word != "--plain")
        && std::env::var_os("CI").is_none()
        && std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb");
    let mut command = Command::new(cargo);
    command.args(["build", "--quiet", "--package=kata", "--bin=kata"]);
    if watched {
        // `--quiet` alone would hide the bar, and without it there would be a line for every crate.
        command.arg("--config=term.progress.when='always'");
        command.arg("--config=term.progress.width=80");
    }
    let folder = root.join("Cargo.toml");
    command.arg("--manifest-path").arg(folder);
    // What cargo says of this package is not said of the runner.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PKG_") {
            command.env_remove(name);
        }
    }
    Ok(command.status()?.success())
}

/// Becomes the runner.
#[cfg(unix)]
fn start(runner: &Path) -> ExitCode {
    use std::os::unix::process::CommandExt;
    let error = Command::new(runner).args(words()).exec();
    fault(&format!("cannot run {}: {error}", runner.display()))
}

/// Runs the runner, and ends as it does.
#[cfg(not(unix))]
fn start(runner: &Path) -> ExitCode {
    // Ctrl-C is for the runner, which hears it too.
    #[cfg(windows)]
    let _ = ctrlc::set_handler(|| {});
    match Command::new(runner).args(words()).status() {
        Ok(status) => status
            .code()
            .and_then(|code| u8::try_from(code).ok())
            .map_or(ExitCode::FAILURE, ExitCode::from),
        Err(error) => fault(&format!("cannot run {}: {error}", runner.display())),
    }
}

fn words() -> impl Iterator<Item = OsString> {
    std::env::args_os().skip(1)
}

/// What is known of the runner that was built last.
struct Memory<'a> {
    root: &'a Path,
    runner: &'a Path,
    /// Holds the workspace and the time of the runner; its own time is the one at which the build began.
    file: PathBuf,
}

impl<'a> Memory<'a> {
    fn of(root: &'a Path, runner: &'a Path) -> Self {
        Self {
            root,
            runner,
            file: runner.with_file_name("kata-launcher.built"),
        }
    }

    /// Whether the runner is the one that was built here, and nothing that it was made of has changed since.
    fn is_fresh(&self) -> bool {
        let began = modified(&self.file);
        let is_it = self.text().is_some_and(|text| {
            std::fs::read(&self.file).is_ok_and(|kept| kept == text.into_bytes())
        });
        let (true, Some(began), Some(sources)) = (is_it, began, self.sources()) else {
            return false;
        };
        let manifests = [
            "Cargo.toml",
            "Cargo.lock",
            "runner/Cargo.toml",
            "runner/overlay/Cargo.toml",
        ];
        let manifests = manifests.map(|file| self.root.join(file));
        // Saved at the very moment when the build began may be too late for it.
        let is_older = |file: &PathBuf| modified(file).is_some_and(|saved| saved < began);
        sources.iter().chain(&manifests).all(is_older)
    }

    /// Keeps that the runner was built, from what was there at that time.
    fn keep(&self, began: SystemTime) {
        // Where it cannot be kept, cargo is asked again the next time.
        let Some(text) = self.text() else { return };
        if std::fs::write(&self.file, text).is_ok() {
            let file = std::fs::File::options().write(true).open(&self.file);
            let _ = file.and_then(|file| file.set_modified(began));
        }
    }

    fn text(&self) -> Option<String> {
        let built = modified(self.runner)?.duration_since(SystemTime::UNIX_EPOCH);
        let root = self.root.to_string_lossy();
        Some(format!("{root}\n{}\n", built.ok()?.as_nanos()))
    }

    /// The files that the runner is made of, as cargo notes them down beside it: `…/kata: …/main.rs …/cli.rs`.
    fn sources(&self) -> Option<Vec<PathBuf>> {
        let notes = std::fs::read_to_string(self.runner.with_extension("d")).ok()?;
        let (_, sources) = notes.lines().next()?.split_once(": ")?;
        // A blank in a name has a backslash before it.
        let sources = sources.replace("\\ ", "\0");
        Some(
            sources
                .split(' ')
                .map(|file| PathBuf::from(file.replace('\0', " ")))
                .collect(),
        )
    }
}

fn modified(file: &Path) -> Option<SystemTime> {
    std::fs::metadata(file).ok()?.modified().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    struct Place {
        folder: tempfile::TempDir,
    }

    impl Place {
        /// A workspace in which the runner was built a minute ago, from older files.
        fn new() -> Self {
            let place = Self {
                folder: tempfile::tempdir().unwrap(),
            };
            for file in [
                "Cargo.toml",
                "Cargo.lock",
                "runner/Cargo.toml",
                "runner/overlay/Cargo.toml",
                "runner/src/a b.rs",
                "runner/src/main.rs",
            ] {
                place.write(file, 120);
            }
            place.write("target/kata", 50);
            let source = |file: &str| place.path(file).display().to_string().replace(' ', "\\ ");
            let notes = format!(
                "{}: {} {}\n",
                source("target/kata"),
                source("runner/src/a b.rs"),
                source("runner/src/main.rs")
            );
            std::fs::write(place.path("target/kata.d"), notes).unwrap();
            let began = SystemTime::now() - Duration::from_secs(60);
            Memory::of(&place.path(""), &place.path("target/kata")).keep(began);
            place
        }

        fn path(&self, file: &str) -> PathBuf {
            self.folder.path().join(file)
        }

        /// Writes a file as it was saved so many seconds ago.
        fn write(&self, file: &str, age: u64) {
            let path = self.path(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            let file = std::fs::File::create(&path).unwrap();
            let saved = SystemTime::now() - Duration::from_secs(age);
            file.set_modified(saved).unwrap();
        }

        fn is_fresh(&self) -> bool {
            Memory::of(&self.path(""), &self.path("target/kata")).is_fresh()
        }
    }

    #[test]
    fn what_was_built_is_fresh_until_something_changes() {
        assert!(Place::new().is_fresh());
        for file in [
            "Cargo.toml",
            "Cargo.lock",
            "runner/Cargo.toml",
            "runner/overlay/Cargo.toml",
            "runner/src/a b.rs",
            "runner/src/main.rs",
        ] {
            let place = Place::new();
            place.write(file, 10);
            assert!(!place.is_fresh(), "{file} has changed");
            std::fs::remove_file(place.path(file)).unwrap();
            assert!(!place.is_fresh(), "{file} is gone");
        }
    }

    #[test]
    fn what_was_saved_while_it_was_built_is_not_in_it() {
        let place = Place::new();
        place.write("runner/src/main.rs", 55);
        assert!(!place.is_fresh());
    }

    #[test]
    fn a_runner_that_another_user_built_is_not_fresh() {
        let place = Place::new();
        place.write("target/kata", 5);
        assert!(!place.is_fresh());
        std::fs::remove_file(place.path("target/kata")).unwrap();
        assert!(!place.is_fresh());
    }

    #[test]
    fn a_runner_of_another_clone_is_not_fresh() {
        let place = Place::new();
        let other = Place::new();
        let (root, runner) = (other.path(""), place.path("target/kata"));
        assert!(!Memory::of(&root, &runner).is_fresh());
    }

    #[test]
    fn before_the_first_build_nothing_is_fresh() {
        let place = Place::new();
        for file in ["target/kata-launcher.built", "target/kata.d"] {
            std::fs::remove_file(place.path(file)).unwrap();
            assert!(!place.is_fresh());
        }
    }
}

//! Cargo: building a package's suites, and the other cargo commands that `verify` runs.

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Sender};
use std::thread;

use serde::Deserialize;

use crate::os::files::{self, Place};
use crate::os::missing::Missing;
use crate::os::process::{self, Tool, for_each_line};
use crate::os::remembered::Remembered;
use crate::os::rustc;
use crate::os::settings::{self, Folders, Settings};
use crate::os::status::{HasStatus, Status};
use crate::os::trouble::{Trouble, is_memory, without_noise};

/// The oldest Rust that builds the workspace.
const OLDEST_RUST: &str = env!("CARGO_PKG_RUST_VERSION");

/// The variable that names who stands between cargo and rustc. What cargo builds has the same name with it and without.
const WRAPPER: &str = "RUSTC_WRAPPER";

/// The commands that build something.
const BUILDING: [&str; 3] = ["build", "clippy", "test"];

/// Which suites to build.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Build {
    /// The workspace's folder.
    pub root: PathBuf,
    /// The workspace in whose folders it is built and whose configuration applies, where it is another one.
    pub target: Option<Folders>,
    /// The package's name.
    pub package: String,
    /// The package's folder: messages about other packages are not the learner's.
    pub package_dir: PathBuf,
    /// The test targets.
    pub targets: Vec<String>,
    /// Where rustc's calls are to be noted down, so that they can be made again.
    pub calls: Option<PathBuf>,
    /// The code changes little by little: rustc is to keep what it can use again, whatever the environment says.
    pub bit_by_bit: bool,
    /// The learner's folder: a crate in it is theirs, too.
    pub learner_dir: Option<PathBuf>,
    /// Variables for rustc, on top of this program's own.
    pub env: Vec<(String, OsString)>,
}

/// What cargo says while it builds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BuildEvent {
    /// It waits for another cargo that works in the same target directory.
    Waiting,
    /// It compiles this crate.
    Compiling(String),
    /// A suite is ready to run.
    TestTarget {
        /// The test target.
        target: String,
        /// The executable.
        program: PathBuf,
    },
    /// The package's program is linked, there.
    Program(PathBuf),
}

/// A suite that is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestTarget {
    /// The folder of the package that it belongs to.
    pub package_dir: PathBuf,
    /// The test target.
    pub target: String,
    /// The executable.
    pub program: PathBuf,
}

/// Something that is built of a package which lies in a folder, and does not come from a registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// The package's folder.
    pub package_dir: PathBuf,
    /// The kind of its target: `lib`, `bin`, `test`, `custom-build` …
    pub kind: String,
    /// Its target.
    pub name: String,
    /// The library, or the executable.
    file: PathBuf,
}

impl Artifact {
    /// One that was built into that file.
    pub fn new(package_dir: PathBuf, kind: &str, name: String, file: PathBuf) -> Self {
        Self {
            package_dir,
            kind: kind.to_owned(),
            name,
            file,
        }
    }

    /// The files that rustc has read for it, its root first. Rustc names them from the folder of the workspace. None, where
    /// rustc's note about that is not found.
    pub fn read_files(&self, root: &Path) -> Vec<PathBuf> {
        let note = if self.kind == "bin" {
            self.note_of_a_program()
        } else {
            let name = self.file.file_stem().unwrap_or_default().to_string_lossy();
            let name = match self.kind.as_str() {
                "test" => &*name,
                // `libtdd-0123.rlib` is a library's, but not on Windows where it is a procedural macro's.
                _ => name.strip_prefix("lib").unwrap_or(&name),
            };
            Some(self.file.with_file_name(format!("{name}.d")))
        };
        let text = note.and_then(|note| std::fs::read_to_string(note).ok());
        let read = read_files(&text.unwrap_or_default()).into_iter();
        read.map(|path| files::without_parents(&root.join(path)))
            .collect()
    }

    /// Cargo puts a program where people look for it. It is built in `deps`, with a number in its name, and there is the
    /// note.
    fn note_of_a_program(&self) -> Option<PathBuf> {
        let deps = self.file.parent()?.join("deps");
        let built = std::fs::metadata(&self.file).ok()?;
        let begins = format!("{}-", self.name.replace('-', "_"));
        let entries = deps.read_dir().ok()?.filter_map(Result::ok);
        let same = entries.filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let number = name.strip_prefix(&begins)?;
            let number = number.strip_suffix(EXE_SUFFIX)?;
            let data = entry.metadata().ok()?;
            let is_it = !number.contains('.') && data.len() == built.len();
            is_it.then(|| {
                let modified = data.modified().ok();
                let the_same = modified == built.modified().ok();
                (the_same, modified, deps.join(format!("{begins}{number}.d")))
            })
        });
        same.max().map(|(_, _, note)| note)
    }
}

/// The files that rustc has read, from its note in the language of `make`: a line `made: read read …`, in which a blank of a
/// name stands behind a backslash.
pub fn read_files(note: &str) -> Vec<String> {
    let Some((_, read)) = note.lines().find_map(|line| line.split_once(": ")) else {
        return Vec::new();
    };
    let whole = read.replace("\\ ", "\u{0}");
    whole
        .split_whitespace()
        .map(|name| name.replace('\u{0}', " "))
        .collect()
}

/// What a build came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Built {
    /// What was built of packages that lie in a folder.
    pub artifacts: Vec<Artifact>,
    /// What rustc has against the package, as it renders it; none when all suites were built.
    pub errors: Vec<CompileError>,
    /// What rustc warns of in the package, as it renders it.
    pub warnings: Vec<String>,
}

/// One error of rustc's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompileError {
    /// As rustc renders it, with colours.
    pub rendered: String,
    /// The places that it is about, as rustc names them.
    pub places: Vec<Place>,
}

/// What a cargo command printed, and whether it succeeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Whether it exited with 0.
    pub success: bool,
    /// Standard output and error, one after the other.
    pub text: String,
}

/// Why cargo could not do its work: the machine's trouble, not the learner's.
#[derive(Debug, thiserror::Error)]
pub enum CargoError {
    /// There is no cargo.
    #[error(
        "`{0}` was not found: Rust is not installed, or not on the PATH\ninstall it as https://rustup.rs says, open a new terminal and try again"
    )]
    NotFound(String),
    /// The cargo that there is cannot build the workspace.
    #[error(
        "Rust {found} is too old: the katas need {OLDEST_RUST} or newer\nrun `rustup update` and try again"
    )]
    TooOld {
        /// Its version.
        found: String,
    },
    /// Its configuration asks for a target that is not installed.
    #[error(
        "Rust cannot build for `{target}`: the standard library for this target is not installed\n\
         {from} asks for it: run `rustup target add {target}`, or remove the setting"
    )]
    NoTarget {
        target: String,
        /// Where it is set.
        from: settings::Source,
    },
    /// A tool that Rust needs is not installed.
    #[error("{missing}\n\n{}", .said.trim_end())]
    Missing {
        /// The tool.
        missing: Missing,
        /// What cargo said.
        said: String,
    },
    /// The machine is in the way.
    #[error("{trouble}\n\n{}", without_noise(.said))]
    Trouble {
        /// How.
        trouble: Trouble,
        /// What cargo said.
        said: String,
    },
    /// It could not be started or listened to.
    #[error("cargo could not be run: {0}")]
    Io(#[from] io::Error),
    /// It failed, and not because of the package's code.
    #[error("cargo could not build the suites, and the kata's code is not the reason:\n{0}")]
    Failed(String),
    /// The workspace has no lock file, and cargo could not make one.
    #[error("cargo could not make Cargo.lock:\n{0}")]
    NoLock(String),
}

impl HasStatus for CargoError {
    fn status(&self) -> Status {
        Status::Fault
    }
}

/// Runs cargo.
#[cfg_attr(test, mockall::automock)]
pub trait Cargo: Sync {
    /// Builds a package's suites and sends each as soon as it is there.
    ///
    /// # Errors
    /// When cargo could not do its work. That the package does not compile is no error but in [`Built`].
    fn build(&self, build: &Build, steps: Sender<BuildEvent>) -> Result<Built, CargoError>;

    /// Runs another cargo command in the workspace.
    ///
    /// # Errors
    /// When there is no cargo. That the command fails is in [`Said`].
    fn run(&self, root: &Path, args: &[String]) -> Result<Said, CargoError>;
}

/// The cargo on this machine.
#[derive(Debug, Clone)]
pub struct SystemCargo {
    program: OsString,
    /// What keeps the packages of this clone and of another one apart, where they are built in the same folder.
    apart: Vec<String>,
}

impl SystemCargo {
    /// The cargo that started this program (it says so in `CARGO`), else the one on the PATH.
    pub fn find() -> Self {
        Self {
            program: std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
            apart: Vec::new(),
        }
    }

    /// The same for a workspace whose packages are to be kept apart by these options.
    pub fn with(self, apart: Vec<String>) -> Self {
        Self { apart, ..self }
    }

    /// The folder in which it builds what is needed on the way, where its configuration names one that only cargo knows.
    pub fn build_dir(&self, root: &Path) -> Option<PathBuf> {
        #[derive(Deserialize)]
        struct Metadata {
            build_directory: Option<PathBuf>,
        }
        let mut command = self.command(root);
        command.args(["metadata", "--no-deps", "--format-version=1", "--offline"]);
        let output = process::output(&mut command).ok()?;
        let metadata: Metadata = serde_json::from_slice(&output.stdout).ok()?;
        metadata.build_directory
    }

    /// Makes the workspace's lock file where there is none. What the runner builds in copies needs it, before cargo has built
    /// anything in the workspace itself.
    ///
    /// # Errors
    /// When there is no cargo, or it cannot find what the packages need.
    pub fn make_lock(&self, root: &Path) -> Result<(), CargoError> {
        if root.join("Cargo.lock").exists() {
            return Ok(());
        }
        let said = self.run(root, &["generate-lockfile", "--quiet"].map(str::to_owned))?;
        if said.success {
            return Ok(());
        }
        Err(CargoError::NoLock(said.text.trim_end().to_owned()))
    }

    fn command(&self, root: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.current_dir(root).stdin(Stdio::null());
        // A relative target folder is meant from where the person is, and not from the workspace's folder.
        if let Some(target) = std::env::var_os("CARGO_TARGET_DIR") {
            command.env(
                "CARGO_TARGET_DIR",
                std::path::absolute(&target).unwrap_or_else(|_| target.into()),
            );
        }
        // `cargo run` describes the runner's package to the runner; what the runner starts is another package.
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("CARGO_PKG_") || name == "CARGO_MANIFEST_DIR" {
                command.env_remove(name);
            }
        }
        command
    }

    /// `cargo test`, for a package of this workspace or of another one that is built in its folders.
    fn command_for(&self, build: &Build) -> Command {
        let Some(folders) = &build.target else {
            let mut command = self.command(&build.root);
            command.arg("test").args(&self.apart);
            return command;
        };
        // Cargo looks for its configuration from the folder in which it is started.
        let mut command = self.command(&folders.root);
        command
            .arg("test")
            .arg("--manifest-path")
            .arg(build.root.join("Cargo.toml"))
            .env("CARGO_TARGET_DIR", &folders.target);
        if let Some(dir) = &folders.build {
            command.env("CARGO_BUILD_BUILD_DIR", dir);
        }
        command
    }

    /// The arguments of another command, which names the packages of this clone as `cargo test` does.
    fn with_apart(&self, args: &[String]) -> Vec<String> {
        let (command, rest) = args.split_at(1.min(args.len()));
        let builds = command.iter().any(|name| BUILDING.contains(&&**name));
        let apart = self.apart.iter().filter(|_| builds);
        command.iter().chain(apart).chain(rest).cloned().collect()
    }

    fn explain(&self, error: io::Error) -> CargoError {
        if error.kind() == io::ErrorKind::NotFound {
            CargoError::NotFound(self.program.to_string_lossy().into_owned())
        } else {
            CargoError::Io(error)
        }
    }

    /// Why a build failed that has no compile error to show.
    fn diagnose(
        &self,
        root: &Path,
        target: &Path,
        settings: Settings,
        stderr: String,
    ) -> CargoError {
        if let Some(target) = settings.target
            && has_no_target(&stderr)
        {
            return CargoError::NoTarget {
                target: target.value,
                from: target.from,
            };
        }
        let version = process::output(self.command(root).arg("--version")).ok();
        let version = version.map_or_else(String::new, |output| {
            String::from_utf8_lossy(&output.stdout).into_owned()
        });
        match version.split_whitespace().nth(1) {
            Some(found) if older(found, OLDEST_RUST) => CargoError::TooOld {
                found: found.to_owned(),
            },
            _ => match Missing::in_output(&stderr) {
                Some(missing) => CargoError::Missing {
                    missing,
                    said: stderr,
                },
                None => match Trouble::unsaid(target) {
                    Some(trouble) => CargoError::Trouble {
                        trouble,
                        said: stderr,
                    },
                    None => CargoError::Failed(without_noise(&stderr)),
                },
            },
        }
    }
}

impl Cargo for SystemCargo {
    fn build(&self, build: &Build, steps: Sender<BuildEvent>) -> Result<Built, CargoError> {
        let root = build.target.as_ref().map(|folders| &folders.root);
        let settings = Settings::of(root.unwrap_or(&build.root));
        let mut command = self.command_for(build);
        command
            .args([
                "--no-run",
                "--message-format=json-diagnostic-rendered-ansi",
                "--package",
                &build.package,
            ])
            .args(build.targets.iter().flat_map(|target| ["--test", target]))
            .envs(build.env.iter().cloned())
            .env("CARGO_TERM_COLOR", "never")
            .env("CARGO_TERM_QUIET", "false")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        // While a new one is linked, this program is nowhere.
        let this = std::env::current_exe().ok().filter(|file| file.is_file());
        // A wrapper of the user's is not wrapped again, and may refuse to build bit by bit.
        let is_alone = settings.wrappers.is_empty();
        let folders = settings.folders(&build.root, || None);
        let folders = build.target.as_ref().unwrap_or(&folders);
        let mut remembered = None;
        if let (Some(calls), Some(this), true) = (&build.calls, this, is_alone) {
            command
                .env(WRAPPER, this)
                .env(rustc::NOTES, calls)
                .env(rustc::OWN, rustc::own_variables());
            remembered = Some(Remembered::put(folders));
        }
        if build.bit_by_bit && is_alone {
            command.env("CARGO_INCREMENTAL", "1");
        }
        let mut tool = Tool::start(&mut command).map_err(|error| self.explain(error))?;
        let (stdout, stderr) = tool.streams();
        let (send, lines) = mpsc::channel();
        let stdout = stdout.map(|stream| {
            let send = send.clone();
            thread::spawn(move || {
                for_each_line(stream, |line| drop(send.send(Line::Message(line))));
            })
        });
        let stderr = stderr.map(|stream| {
            thread::spawn(move || {
                for_each_line(stream, |line| drop(send.send(Line::Note(line))));
            })
        });
        let mut heard = Heard::default();
        let mut notes = String::new();
        for line in lines {
            match line {
                Line::Message(line) => heard.cargo_says(&line, build, &steps),
                Line::Note(line) => {
                    let step = read_note(&line);
                    if step == Some(BuildEvent::Waiting) {
                        let _ = steps.send(BuildEvent::Waiting);
                        continue;
                    }
                    if let Some(step) = step {
                        // The receiver may be gone; ignore that.
                        let _ = steps.send(step);
                    }
                    notes.push_str(&line);
                    notes.push('\n');
                }
            }
        }
        for reader in [stdout, stderr].into_iter().flatten() {
            let _ = reader.join();
        }
        let status = tool.wait()?;
        drop(remembered);
        let Heard {
            built, elsewhere, ..
        } = heard;
        if status.success() {
            return Ok(built);
        }
        let said = elsewhere + &notes;
        // With too little memory rustc finds errors in right code.
        if let Some(trouble) = Trouble::of(&said, &folders.root, &folders.target) {
            return Err(CargoError::Trouble { trouble, said });
        }
        if !built.errors.is_empty() {
            return Ok(built);
        }
        let target = folders.target.clone();
        Err(self.diagnose(&build.root, &target, settings, said))
    }

    fn run(&self, root: &Path, args: &[String]) -> Result<Said, CargoError> {
        let output = process::output(self.command(root).args(self.with_apart(args)))
            .map_err(|error| self.explain(error))?;
        let text = [output.stdout, output.stderr]
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .concat();
        Ok(Said {
            success: output.status.success(),
            text,
        })
    }
}

enum Line {
    Message(String),
    Note(String),
}

/// One line of `--message-format=json`, as far as it matters here.
#[derive(Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum Message {
    #[serde(rename = "compiler-artifact")]
    Made {
        #[serde(default)]
        package_id: String,
        manifest_path: PathBuf,
        target: Target,
        executable: Option<PathBuf>,
        #[serde(default)]
        filenames: Vec<PathBuf>,
    },
    #[serde(rename = "compiler-message")]
    Said {
        manifest_path: PathBuf,
        message: Diagnostic,
    },
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
    name: String,
}

impl Target {
    fn is(&self, kind: &str) -> bool {
        self.kind.iter().any(|own| own == kind)
    }
}

#[derive(Deserialize)]
struct Diagnostic {
    level: String,
    rendered: Option<String>,
    #[serde(default)]
    spans: Vec<Span>,
    code: Option<Code>,
}

#[derive(Deserialize)]
struct Code {
    #[serde(default)]
    code: String,
}

/// A place that a diagnostic is about.
#[derive(Deserialize)]
struct Span {
    file_name: String,
    line_start: u32,
    is_primary: bool,
}

/// Sends suites that are there already: each test target with its executable.
pub fn announce(suites: impl IntoIterator<Item = (String, PathBuf)>, steps: &Sender<BuildEvent>) {
    for (target, program) in suites {
        // The receiver may be gone; ignore that.
        let _ = steps.send(BuildEvent::TestTarget { target, program });
    }
}

/// The suites that a cargo with `--message-format=json` says it has built.
pub fn suites(said: &str) -> Vec<TestTarget> {
    let messages = said
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    messages.filter_map(Message::suite).collect()
}

impl Message {
    /// The folder of the package that something was made of.
    fn package_dir(&self) -> Option<&Path> {
        match self {
            Self::Made { manifest_path, .. } => manifest_path.parent(),
            _ => None,
        }
    }

    /// What has been built of a package that lies in a folder.
    fn artifact(&self) -> Option<Artifact> {
        match self {
            Self::Made {
                package_id,
                manifest_path,
                target,
                executable,
                filenames,
            } if package_id.starts_with("path+") => Some(Artifact {
                package_dir: manifest_path.parent()?.to_owned(),
                kind: target.kind.first()?.clone(),
                name: target.name.clone(),
                file: executable.as_ref().or(filenames.first())?.clone(),
            }),
            _ => None,
        }
    }

    /// The suite that has been built, if the message is about one.
    fn suite(self) -> Option<TestTarget> {
        match self {
            Self::Made {
                manifest_path,
                target,
                executable: Some(program),
                ..
            } if target.is("test") => Some(TestTarget {
                package_dir: manifest_path.parent()?.to_owned(),
                target: target.name,
                program,
            }),
            _ => None,
        }
    }
}

/// What was heard of a build so far.
#[derive(Default)]
pub struct Heard {
    pub built: Built,
    /// Errors that are not of the learner's code.
    pub elsewhere: String,
    /// The codes of the errors.
    pub codes: Vec<String>,
}

impl Heard {
    /// Takes in a line of cargo's.
    fn cargo_says(&mut self, line: &str, build: &Build, steps: &Sender<BuildEvent>) {
        match serde_json::from_str(line) {
            Ok(made @ Message::Made { .. }) => {
                let ours = made.package_dir() == Some(&build.package_dir);
                self.built.artifacts.extend(made.artifact());
                let step = match made {
                    Message::Made {
                        target,
                        executable: Some(program),
                        ..
                    } if ours && target.is("bin") => Some(BuildEvent::Program(program)),
                    made => made.suite().map(
                        |TestTarget {
                             target, program, ..
                         }| BuildEvent::TestTarget { target, program },
                    ),
                };
                // The receiver may be gone; ignore that.
                let _ = step.map(|step| steps.send(step));
            }
            Ok(Message::Said {
                manifest_path,
                message,
            }) => {
                let dir = manifest_path.parent().unwrap_or(&manifest_path);
                self.diagnostic(message, dir, build);
            }
            Ok(_) | Err(_) => {}
        }
    }

    /// Takes in a line of a rustc that compiles the learner's package.
    pub fn rustc_says(&mut self, line: &str, build: &Build) {
        match serde_json::from_str(line) {
            Ok(message) => self.diagnostic(message, &build.package_dir, build),
            // It also tells of the files that it has written.
            Err(_) if line.starts_with('{') => {}
            Err(_) => {
                self.elsewhere.push_str(line);
                self.elsewhere.push('\n');
            }
        }
    }

    /// Takes in what rustc says about the package in that folder.
    fn diagnostic(&mut self, message: Diagnostic, dir: &Path, build: &Build) {
        let Some(rendered) = message.rendered else {
            return;
        };
        let rendered = files::with_slashes_in_places(&rendered);
        // "could not compile due to 3 previous errors" and "2 warnings emitted" say nothing by themselves, but
        // what the linker says has no place in a file either.
        let summary = message.spans.is_empty() && message.code.is_none();
        let ours = dir == build.package_dir;
        let learner_dir = build.learner_dir.as_ref();
        let learner_s = learner_dir.is_some_and(|learner_s| dir.starts_with(learner_s));
        match message.level.as_str() {
            "error"
                if !(ours || learner_s)
                    || (summary && rendered.contains("link"))
                    || has_no_target(&rendered)
                    || (!rendered.contains("--> ") && is_memory(&rendered)) =>
            {
                self.elsewhere.push_str(&rendered);
            }
            "error" if !summary || !rendered.contains("aborting due to") => {
                let spans = message.spans.into_iter().filter(|span| span.is_primary);
                let places = spans.map(|span| Place {
                    file: files::with_slashes(&span.file_name),
                    line: span.line_start,
                });
                self.codes.extend(message.code.map(|code| code.code));
                self.built.errors.push(CompileError {
                    rendered,
                    places: places.collect(),
                });
            }
            "warning" if ours && !(summary && rendered.contains("emitted")) => {
                self.built.warnings.push(rendered);
            }
            _ => {}
        }
    }
}

fn read_note(line: &str) -> Option<BuildEvent> {
    let line = line.trim_start();
    if line.starts_with("Blocking waiting for file lock") {
        return Some(BuildEvent::Waiting);
    }
    let compiling = line.strip_prefix("Compiling ")?;
    Some(BuildEvent::Compiling(
        compiling.split(" (").next().unwrap_or(compiling).to_owned(),
    ))
}

/// Whether rustc complains that a target's standard library is not installed.
fn has_no_target(rendered: &str) -> bool {
    ["std", "core"]
        .iter()
        .any(|name| rendered.contains(&format!("can't find crate for `{name}`")))
}

/// Whether a version `1.2.3` is older than another.
fn older(version: &str, than: &str) -> bool {
    let numbers = |version: &str| -> Vec<u32> {
        version
            .split(['.', '-'])
            .map_while(|part| part.parse().ok())
            .collect()
    };
    numbers(version) < numbers(than)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn build() -> Build {
        Build {
            root: "/w".into(),
            target: None,
            package: "jwt".to_owned(),
            package_dir: "/w/katas/jwt".into(),
            targets: vec!["unit".to_owned()],
            learner_dir: Some("/w/katas/jwt".into()),
            ..Build::default()
        }
    }

    fn read(line: &str) -> (Built, String, Vec<BuildEvent>) {
        let mut heard = Heard::default();
        let (send, steps) = mpsc::channel();
        heard.cargo_says(line, &build(), &send);
        drop(send);
        (heard.built, heard.elsewhere, steps.into_iter().collect())
    }

    #[test]
    fn a_test_executable_is_a_suite() {
        let (_, _, steps) = read(
            r#"{"reason":"compiler-artifact","manifest_path":"/w/Cargo.toml","target":{"kind":["test"],"name":"unit"},"executable":"/w/target/unit-1"}"#,
        );
        assert_eq!(
            steps,
            [BuildEvent::TestTarget {
                target: "unit".to_owned(),
                program: "/w/target/unit-1".into()
            }]
        );
    }

    #[rstest]
    #[case::of_the_kata("/w/katas/jwt", vec![BuildEvent::Program("/w/target/jwt".into())])]
    #[case::of_another_package("/w/katas/tdd", vec![])]
    fn a_program_is_told_of(#[case] package: &str, #[case] expected: Vec<BuildEvent>) {
        let (_, _, steps) = read(&format!(
            r#"{{"reason":"compiler-artifact","manifest_path":"{package}/Cargo.toml","target":{{"kind":["bin"],"name":"jwt"}},"executable":"/w/target/jwt"}}"#,
        ));
        assert_eq!(steps, expected);
    }

    #[rstest]
    #[case::two_files("d/tdd.d: src/lib.rs src/add.rs\n\nsrc/lib.rs:\n", &["src/lib.rs", "src/add.rs"])]
    #[case::a_blank("d/a\\ b.d: my\\ src/lib.rs x.rs\n", &["my src/lib.rs", "x.rs"])]
    #[case::windows("D:\\t\\tdd.d: src\\lib.rs D:\\k\\add.rs\n", &["src\\lib.rs", "D:\\k\\add.rs"])]
    #[case::nothing("", &[])]
    fn rustc_notes_what_it_has_read(#[case] note: &str, #[case] files: &[&str]) {
        assert_eq!(read_files(note), files);
    }

    /// Of several builds of a program it is that of the one that lies there.
    #[test]
    fn a_program_s_note_is_that_of_its_own_build() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        std::fs::create_dir(at("deps")).unwrap();
        for (number, text) in [("1", "old"), ("2", "newer")] {
            let program = format!("deps/json_schema-{number}{EXE_SUFFIX}");
            std::fs::write(at(&program), text).unwrap();
            let note = format!("x: src/{text}.rs\n");
            std::fs::write(at(&format!("deps/json_schema-{number}.d")), note).unwrap();
        }
        let artifact = Artifact {
            package_dir: dir.path().to_owned(),
            kind: "bin".to_owned(),
            name: "json-schema".to_owned(),
            file: at("json-schema"),
        };
        let built = format!("deps/json_schema-1{EXE_SUFFIX}");
        std::fs::hard_link(at(&built), at("json-schema")).unwrap();
        assert_eq!(
            artifact.read_files(Path::new("/w")),
            [Path::new("/w/src/old.rs")]
        );
    }

    #[test]
    fn a_library_is_no_suite() {
        let (_, _, steps) = read(
            r#"{"reason":"compiler-artifact","manifest_path":"/w/Cargo.toml","target":{"kind":["lib"],"name":"jwt"},"executable":null}"#,
        );
        assert_eq!(steps, []);
    }

    #[rstest]
    #[case::error_of_the_kata("/w/katas/jwt/Cargo.toml", "error", "E0308: mismatched", 1, 0, "")]
    #[case::warning_of_the_kata("/w/katas/jwt/Cargo.toml", "warning", "unused", 0, 1, "")]
    #[case::error_of_a_dependency("/registry/foo/Cargo.toml", "error", "no std", 0, 0, "no std")]
    #[case::warning_of_a_dependency("/registry/foo/Cargo.toml", "warning", "unused", 0, 0, "")]
    #[case::error_of_another_crate_in_a_folder(
        "/w/helper/Cargo.toml",
        "error",
        "no std",
        0,
        0,
        "no std"
    )]
    #[case::error_of_a_crate_in_the_learner_s_folder(
        "/w/katas/jwt/helper/Cargo.toml",
        "error",
        "no std",
        1,
        0,
        ""
    )]
    #[case::warning_of_a_crate_in_the_learner_s_folder(
        "/w/katas/jwt/helper/Cargo.toml",
        "warning",
        "unused",
        0,
        0,
        ""
    )]
    fn a_message_is_the_learners_only_when_it_is_about_the_kata(
        #[case] manifest: &str,
        #[case] level: &str,
        #[case] rendered: &str,
        #[case] errors: usize,
        #[case] warnings: usize,
        #[case] other: &str,
    ) {
        let (built, elsewhere, _) = read(&format!(
            r#"{{"reason":"compiler-message","manifest_path":"{manifest}","message":{{"level":"{level}","rendered":"{rendered}","spans":[{{"file_name":"src/lib.rs","line_start":3,"is_primary":true}}],"code":{{}}}}}}"#,
        ));
        assert_eq!(
            (built.errors.len(), built.warnings.len(), elsewhere.as_str()),
            (errors, warnings, other)
        );
    }

    #[rstest]
    #[case::a_summary_says_nothing("error: aborting due to 2 previous errors", 0, "")]
    #[case::a_linker_is_the_machines(
        "error: linker `cc` not found",
        0,
        "error: linker `cc` not found"
    )]
    #[case::memory_is_the_machines(
        "error: only metadata stub found for `rlib` dependency `core`",
        0,
        "error: only metadata stub found for `rlib` dependency `core`"
    )]
    #[case::main_is_missing("error[E0601]: `main` function not found", 1, "")]
    fn a_message_without_a_place(
        #[case] rendered: &str,
        #[case] errors: usize,
        #[case] other: &str,
    ) {
        let (built, elsewhere, _) = read(&format!(
            r#"{{"reason":"compiler-message","manifest_path":"/w/katas/jwt/Cargo.toml","message":{{"level":"error","rendered":"{rendered}","spans":[],"code":null}}}}"#,
        ));
        assert_eq!((built.errors.len(), elsewhere.as_str()), (errors, other));
    }

    #[rstest]
    #[case("   Compiling syn v3.0.9", Some(BuildEvent::Compiling("syn v3.0.9".to_owned())))]
    #[case("   Compiling jwt v0.1.0 (/w/katas/jwt)", Some(BuildEvent::Compiling("jwt v0.1.0".to_owned())))]
    #[case(
        "    Blocking waiting for file lock on build directory",
        Some(BuildEvent::Waiting)
    )]
    #[case("    Finished `test` profile", None)]
    fn what_cargo_notes_becomes_a_step(#[case] line: &str, #[case] step: Option<BuildEvent>) {
        assert_eq!(read_note(line), step);
    }

    #[rstest]
    #[case("1.88.0", "1.89", true)]
    #[case("1.89.0", "1.89", false)]
    #[case("1.95.0-nightly", "1.89", false)]
    #[case("2.0.0", "1.89", false)]
    fn versions_are_compared_by_number(
        #[case] version: &str,
        #[case] than: &str,
        #[case] expected: bool,
    ) {
        assert_eq!(older(version, than), expected);
    }

    /// A cargo that is a shell script.
    #[cfg(unix)]
    fn script(text: &str) -> (tempfile::TempDir, SystemCargo) {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("cargo");
        std::fs::write(&file, format!("#!/bin/sh\n{text}\n")).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
        let apart = Vec::new();
        let program = file.into();
        (dir, SystemCargo { program, apart })
    }

    #[test]
    #[cfg(unix)]
    fn a_byte_that_is_not_utf_8_hides_nothing_that_follows() {
        let artifact = r#"{"reason":"compiler-artifact","manifest_path":"/w/Cargo.toml","target":{"kind":["test"],"name":"unit"},"executable":"/w/target/unit-1"}"#;
        let (dir, cargo) = script(&format!(
            "printf 'gar\\377bage\\n' >&2; printf 'gar\\377bage\\n'; echo '   Compiling jwt v0.1.0' >&2; echo '{artifact}'"
        ));
        let build = Build {
            root: dir.path().to_owned(),
            ..build()
        };
        let (send, steps) = mpsc::channel();
        assert_eq!(cargo.build(&build, send).unwrap(), Built::default());
        let mut steps: Vec<_> = steps.into_iter().collect();
        steps.sort_by_key(|step| matches!(step, BuildEvent::TestTarget { .. }));
        assert_eq!(
            steps,
            [
                BuildEvent::Compiling("jwt v0.1.0".to_owned()),
                BuildEvent::TestTarget {
                    target: "unit".to_owned(),
                    program: "/w/target/unit-1".into()
                }
            ]
        );
    }

    #[test]
    #[cfg(unix)]
    fn errors_in_right_code_for_want_of_memory_are_no_errors_of_the_code() {
        let error = |text: &str, spans: &str| {
            format!(
                r#"{{"reason":"compiler-message","manifest_path":"/w/katas/jwt/Cargo.toml","message":{{"level":"error","rendered":"{text}","spans":[{spans}],"code":null}}}}"#
            )
        };
        // Rustc gives each of them a place, and shows it only with the second.
        let place = r#"{"file_name":"src/lib.rs","line_start":1,"is_primary":true}"#;
        let stub = error(
            "error: only metadata stub found for rlib dependency core",
            place,
        );
        let sized = error("error: requires sized lang_item", place);
        let (dir, cargo) = script(&format!("echo '{stub}'; echo '{sized}'; exit 101"));
        let build = Build {
            root: dir.path().to_owned(),
            ..build()
        };
        let error = cargo.build(&build, mpsc::channel().0).unwrap_err();
        let text = error.to_string();
        assert!(
            text.starts_with("there is not enough memory to compile\n"),
            "{text}"
        );
    }

    #[test]
    #[cfg(unix)]
    fn why_cargo_fails_is_shown_although_it_is_not_utf_8() {
        let (dir, cargo) = script("printf 'error: caf\\351 is gone\\n' >&2; exit 101");
        let build = Build {
            root: dir.path().to_owned(),
            ..build()
        };
        let error = cargo.build(&build, mpsc::channel().0).unwrap_err();
        assert!(
            error.to_string().contains("error: caf\u{fffd} is gone"),
            "{error}"
        );
    }

    #[test]
    fn without_cargo_the_message_says_how_to_get_it() {
        let cargo = SystemCargo {
            program: "/nonexistent/cargo".into(),
            apart: Vec::new(),
        };
        let error = cargo.run(&std::env::temp_dir(), &[]).unwrap_err();
        assert!(error.to_string().contains("rustup.rs"), "{error}");
    }
}

//! A small workspace in a folder of its own.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use portable_pty::CommandBuilder;
use predicates::Predicate;
use predicates::function::function;
use serde_json::Value;

use crate::screen::Screen;

/// The folder of the real workspace.
pub fn real_root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the runner lies in the workspace")
}

/// The target folder that this suite lies in: `target/debug/deps/…`.
fn target_dir() -> PathBuf {
    let program = std::env::current_exe().expect("this suite is a program");
    program
        .ancestors()
        .nth(3)
        .expect("it lies in a target folder")
        .to_owned()
}

/// Whether the course has that kata. A test that is about one of its katas has nothing to hold where the kata is not there.
pub fn has_kata(name: &str) -> bool {
    !name.is_empty() && real_root().join("katas").join(name).is_dir()
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in from.read_dir().expect("a folder") {
        let entry = entry.expect("an entry");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            std::fs::copy(from, to).expect("a file");
        }
    }
}

/// How the name of a workspace's folder begins.
const USUAL_FOLDER: &str = "kata wörkspace ";

/// A workspace that vanishes with its value.
pub struct Workspace {
    dir: tempfile::TempDir,
    /// The target folder to build in.
    target: PathBuf,
}

impl Workspace {
    /// One without katas, but with the real one's lock file and profile; it builds in the real one's target folder, so
    /// that every dependency is there already. Cargo tells two packages of one name apart by their place in the
    /// workspace only, so the tests that use this give their katas names of their own.
    pub fn empty() -> Self {
        Self::in_folder(USUAL_FOLDER)
    }

    /// An empty folder, which is no workspace yet.
    pub fn outside() -> Self {
        Self {
            dir: tempfile::Builder::new()
                .prefix(USUAL_FOLDER)
                .tempdir()
                .expect("a temporary folder"),
            target: target_dir(),
        }
    }

    /// Puts the real workspace's lock file there.
    pub fn copy_lock_to(&self, path: &str) {
        let lock = std::fs::read_to_string(real_root().join("Cargo.lock"));
        self.write(path, &lock.expect("the workspace's lock file"));
    }

    fn in_folder(name: &str) -> Self {
        let dir = tempfile::Builder::new()
            .prefix(name)
            .tempdir()
            .expect("a temporary folder");
        let workspace = Self {
            dir,
            target: target_dir(),
        };
        let manifest = std::fs::read_to_string(real_root().join("Cargo.toml"))
            .expect("the workspace's manifest");
        let manifest = manifest
            .replace(
                "members = [\"runner\", \"runner/launcher\", \"runner/overlay\", \"katas/*\", \"solutions/*\"]",
                "members = [\"katas/*\", \"solutions/*\"]",
            )
            .replace(
                "default-members = [\"runner\", \"runner/launcher\", \"runner/overlay\", \"solutions/*\"]",
                "",
            );
        workspace.write("Cargo.toml", &manifest);
        let lock = std::fs::read_to_string(real_root().join("Cargo.lock"))
            .expect("the workspace's lock file");
        workspace.write("Cargo.lock", &lock);
        std::fs::create_dir_all(workspace.path().join("katas")).expect("a folder");
        workspace
    }

    /// One with a kata `tiny` whose sources and suites are given. It needs no dependency, so it builds in a target folder
    /// of its own.
    pub fn with_kata(lib: &str, unit: &str) -> Self {
        Self::with_kata_in(USUAL_FOLDER, lib, unit)
    }

    /// The same in a folder whose name begins so.
    pub fn with_kata_in(folder: &str, lib: &str, unit: &str) -> Self {
        let mut workspace = Self::in_folder(folder);
        workspace.target = workspace.path().join("target");
        workspace.add_kata("tiny", lib, unit);
        workspace
    }

    /// One with a kata of the real course and its solution, which builds in the real one's target folder.
    pub fn of_this_course(kata: &str) -> Self {
        let workspace = Self::empty();
        for folder in ["katas", "solutions"] {
            let folder = Path::new(folder).join(kata);
            copy(&real_root().join(&folder), &workspace.path().join(&folder));
        }
        workspace
    }

    /// A copy of the real workspace without its katas.
    pub fn of_the_runner() -> Self {
        let workspace = Self::outside();
        for entry in real_root().read_dir().expect("a folder") {
            let entry = entry.expect("an entry");
            let name = entry.file_name();
            let is_left_out = ["katas", "solutions", "target", ".git", ".kata"]
                .iter()
                .any(|other| name == *other);
            let to = workspace.path().join(&name);
            if entry.path().is_dir() && !is_left_out {
                copy(&entry.path(), &to);
            } else if entry.path().is_file() {
                std::fs::copy(entry.path(), to).expect("a file");
            }
        }
        std::fs::create_dir(workspace.path().join("katas")).expect("a folder");
        workspace
    }

    /// Adds a kata without dependencies.
    pub fn add_kata(&self, name: &str, lib: &str, unit: &str) {
        self.write(
            &format!("katas/{name}/Cargo.toml"),
            &format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
                 [package.metadata.kata]\ntitle = \"A tiny kata\"\ntopic = \"What is small?\"\nafter = []\n\
                 time-limit-seconds = 2\n"
            ),
        );
        self.write(&format!("katas/{name}/src/lib.rs"), lib);
        self.write(&format!("katas/{name}/tests/unit.rs"), unit);
        self.pack(name);
        // A workspace without a single solution is one that cargo does not read.
        if !self.path().join("solutions").exists() {
            self.write(
                "solutions/none/Cargo.toml",
                "[package]\nname = \"none\"\nedition = \"2024\"\n",
            );
            self.write("solutions/none/src/lib.rs", "");
        }
    }

    /// Packs a kata's `src/` as its starter, whatever is in it. How the suites ship is not known then: tests change them.
    pub fn pack(&self, name: &str) {
        self.pack_with_suites(name, "");
    }

    /// The same with a list of the suites as they ship, unless it is empty.
    pub fn pack_with_suites(&self, name: &str, suites: &str) {
        let kata = self.path().join("katas").join(name);
        let mut starter = tar::Builder::new(Vec::new());
        starter
            .append_dir_all("src", kata.join("src"))
            .expect("it is packed");
        if !suites.is_empty() {
            let mut header = tar::Header::new_ustar();
            header.set_size(suites.len() as u64);
            header.set_mode(0o644);
            starter
                .append_data(&mut header, "suites.txt", suites.as_bytes())
                .expect("it is packed");
        }
        let bytes = starter.into_inner().expect("it is packed");
        std::fs::write(kata.join("starter.tar"), bytes).expect("a file");
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Writes a file, whatever was there before.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    /// Writes a file as an editor does that replaces it: no watch sees it half written.
    pub fn save(&self, path: &str, text: &str) {
        self.write("saved", text);
        std::fs::rename(self.path().join("saved"), self.path().join(path)).expect("a file");
    }

    /// Reads a file.
    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path().join(path)).expect("a file")
    }

    /// Replaces a part of a file that is there.
    pub fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{path} holds no `{old}`:\n{text}");
        self.write(path, &text.replace(old, new));
    }

    /// The command, to be run in the workspace.
    pub fn kata(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kata"));
        command
            .args(args)
            .current_dir(self.path())
            .envs(self.environment())
            .env_remove("CLICOLOR_FORCE")
            .env_remove("NO_COLOR")
            .env_remove("GITHUB_ACTIONS");
        command
    }

    /// The command on a screen.
    pub fn screen(&self, args: &[&str]) -> Screen {
        self.screen_with(args, &[])
    }

    /// The same, with more in its environment.
    pub fn screen_with(&self, args: &[&str], environment: &[(&str, &str)]) -> Screen {
        let mut command = self.command(args);
        for (name, value) in environment {
            command.env(name, value);
        }
        Screen::of(command)
    }

    /// The command, for a screen.
    pub fn command(&self, args: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kata"));
        command.args(args);
        self.prepare(&mut command);
        command
    }

    /// A script for a screen, to which `$0` is the command.
    #[cfg(unix)]
    pub fn shell(&self, script: &str) -> CommandBuilder {
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", script, env!("CARGO_BIN_EXE_kata")]);
        self.prepare(&mut command);
        command
    }

    fn prepare(&self, command: &mut CommandBuilder) {
        command.cwd(self.path());
        for (name, value) in self.environment() {
            command.env(name, value);
        }
    }

    /// What the command needs to know to run there.
    pub fn environment(&self) -> [(&'static str, &OsStr); 2] {
        [
            ("CARGO_TARGET_DIR", self.target.as_os_str()),
            ("CARGO_NET_OFFLINE", OsStr::new("true")),
        ]
    }

    /// The document that the command prints with `--json`.
    pub fn json(&self, args: &[&str]) -> Value {
        let output = self.kata(args).output().expect("the command runs");
        let text = String::from_utf8(output.stdout).expect("text");
        serde_json::from_str(&text).unwrap_or_else(|error| {
            panic!(
                "{error}: {text}\n{}",
                String::from_utf8_lossy(&output.stderr)
            )
        })
    }

    /// The entries of the journal.
    pub fn entries(&self) -> Vec<Value> {
        let mut log = self.json(&["log", "tiny", "--json"]);
        match log["entries"].take() {
            Value::Array(entries) => entries,
            _ => panic!("no entries: {log}"),
        }
    }
}

/// What a command says on standard error, but for the word that another cargo is busy on this machine: no test knows whether
/// one is.
pub fn without_waiting(stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr);
    text.replace("waiting for another cargo to finish …\n", "")
}

/// Nothing on standard error, but for that word.
pub fn nothing_but_waiting() -> impl Predicate<[u8]> {
    function(|stderr: &[u8]| without_waiting(stderr).is_empty())
}

/// A library and a suite of it: the first test passes, the second does not.
pub const HALF_DONE: (&str, &str) = (
    "pub fn add(a: u32, b: u32) -> u32 { a + b }\npub fn double(_: u32) -> u32 { todo!() }\n",
    "/// Sums are the beginning.\n#[test]\nfn two_and_two_are_four() { assert_eq!(tiny::add(2, 2), 4); }\n\n\
     /// Twice is a sum with itself.\n#[test]\nfn double_is_twice() { assert_eq!(tiny::double(3), 6); }\n",
);

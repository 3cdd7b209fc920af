//! `kata mark`: a folder of submissions, judged in a jail.

mod addresses;
mod aliased;
mod attempts;
mod class;
mod results;

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::workspace::Workspace;

/// The code that a submission begins with.
const STARTER: &str =
    "pub fn add(_: u32, _: u32) -> u32 { todo!() }\npub fn double(_: u32) -> u32 { todo!() }\n";

/// The kata's own tests.
const UNIT: &str = "/// Sums.\n#[test]\nfn two_and_two_are_four() { assert_eq!(tiny::add(2, 2), 4); }\n\n\
    /// Twice.\n#[test]\nfn double_is_twice() { assert_eq!(tiny::double(3), 6); }\n";

/// Right code for the first test.
pub const ADD: &str = "pub fn add(a: u32, b: u32) -> u32 { a + b }\n";

/// All of it right.
pub const RIGHT: &str =
    "pub fn add(a: u32, b: u32) -> u32 { a + b }\npub fn double(n: u32) -> u32 { n * 2 }\n";

/// A course with one kata, and a folder with submissions beside it.
pub struct Class {
    pub workspace: Workspace,
    pub dir: tempfile::TempDir,
}

impl Class {
    pub fn new() -> Self {
        let workspace = Workspace::with_kata(STARTER, UNIT);
        workspace.write("katas/tiny/src/main.rs", "fn main() {}\n");
        workspace.pack("tiny");
        std::fs::remove_dir_all(workspace.path().join("solutions/none")).expect("a folder");
        workspace.write(
            "solutions/tiny/Cargo.toml",
            "[package]\nname = \"tiny-solution\"\nversion = \"0.0.0\"\nedition = \"2024\"\nautotests = false\n[lib]\nname = \"tiny\"\n\
             [[test]]\nname = \"unit\"\npath = \"../../katas/tiny/tests/unit.rs\"\n",
        );
        workspace.write("solutions/tiny/src/lib.rs", RIGHT);
        workspace.write("solutions/tiny/src/main.rs", "fn main() {}\n");
        let head = |title: &str| {
            format!(
                "//! title: {title}\n//! severity: major\n//! rule: Sums.\n//! asks: what?\n//!\n//! A lesson.\n\n"
            )
        };
        workspace.write(
            "solutions/tiny/impostors/adds_one.rs",
            &(head("Adds one") + "pub fn add(a: u32, b: u32) -> u32 { a + b + 1 }\n"),
        );
        workspace.write(
            "solutions/tiny/impostors/triples.rs",
            &(head("Triples") + "pub fn double(n: u32) -> u32 { n * 3 }\n"),
        );
        Self {
            workspace,
            dir: tempfile::Builder::new()
                .prefix("class")
                .tempdir()
                .expect("a folder"),
        }
    }

    /// The folder of a learner's kata.
    pub fn kata(&self, learner: &str) -> PathBuf {
        self.dir.path().join(learner).join("katas/tiny")
    }

    /// Hands in a library, and files beside it by their paths in the kata's folder.
    pub fn hand_in(&self, learner: &str, lib: &str, more: &[(&str, &str)]) {
        let files = [("src/lib.rs", lib), ("src/main.rs", "fn main() {}\n")];
        for (path, text) in files.iter().chain(more) {
            write(&self.kata(learner).join(path), text);
        }
    }

    /// Marks the class; the results in that folder.
    pub fn mark(&self, args: &[&str], out: &Path) -> assert_cmd::assert::Assert {
        let dir = self.dir.path().to_str().expect("text");
        let out = out.to_str().expect("text");
        let args = [&["mark", dir, "--out", out], args].concat();
        self.workspace.kata(&args).assert()
    }

    /// `marks.json` of the class.
    pub fn marks(&self, args: &[&str]) -> Value {
        let out = tempfile::tempdir().expect("a folder");
        self.mark(args, out.path()).success();
        read(&out.path().join("marks.json"))
    }
}

pub fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

pub fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("a file");
    serde_json::from_str(&text).expect("JSON")
}

/// A learner's mark in the only kata.
pub fn mark_of<'m>(marks: &'m Value, learner: &str) -> &'m Value {
    let learners = marks["learners"].as_array().expect("learners");
    let own = learners.iter().find(|one| one["name"] == learner);
    &own.unwrap_or_else(|| panic!("no {learner}: {marks}"))["katas"][0]
}

/// Whether there is a jail here. On a machine that marks its own changes there has to be one: there, where it could be
/// installed, a missing jail is a failure.
pub fn has_a_jail() -> bool {
    let tried = std::process::Command::new("bwrap")
        .args([
            "--unshare-all",
            "--ro-bind",
            "/",
            "/",
            "--proc",
            "/proc",
            "true",
        ])
        .output();
    let works = tried.is_ok_and(|tried| tried.status.success());
    let must = cfg!(target_os = "linux") && std::env::var_os("KATA_JAIL_MUST_WORK").is_some();
    assert!(
        works || !must,
        "bubblewrap does not work: .ci/run installs it"
    );
    if !works {
        eprintln!("there is no jail here, so nothing is tried in it: install bubblewrap");
    }
    works
}

//! The course that is there; where all its katas were removed, one that is made for the test. So no test is green because it
//! found nothing to look at.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

use crate::workspace::{Workspace, real_root};

/// A course with the runner in it.
pub enum Course {
    Real,
    /// The real one without its katas, and two small ones.
    Small(Workspace),
}

impl Course {
    /// The real one; where all its katas were removed, a small one.
    pub fn any() -> Self {
        let has_katas = !crate::documents::files("katas", "Cargo.toml").is_empty();
        if has_katas { Self::Real } else { Self::small() }
    }

    /// The real one without its katas, and two small ones.
    pub fn small() -> Self {
        let workspace = Workspace::of_the_runner();
        for kata in ["handed-early", "handed-late"] {
            workspace.kata(&["new", kata]).assert().code(0);
        }
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["update", "--workspace", "--offline"]);
        cargo.current_dir(workspace.path()).assert().success();
        Self::Small(workspace)
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        match self {
            Self::Real => real_root(),
            Self::Small(workspace) => workspace.path(),
        }
    }

    /// The command in it. Everything that it needs of cargo's was downloaded for this build.
    pub fn kata(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kata"));
        command
            .args(args)
            .current_dir(self.root())
            .env("CARGO_NET_OFFLINE", "true");
        command
    }

    /// The document that the command prints.
    pub fn json(&self, args: &[&str]) -> Value {
        let output = self.kata(args).output().expect("it runs");
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
    }

    /// Its katas, in the order of its path: never none.
    pub fn katas(&self) -> Vec<String> {
        let list = self.json(&["--json"]);
        let katas = list["katas"].as_array().expect("katas").iter();
        let names = katas.map(|kata| kata["name"].as_str().expect("a name").to_owned());
        let names: Vec<_> = names.collect();
        assert!(!names.is_empty(), "a course without katas");
        names
    }

    /// The text of one of its files.
    pub fn read(&self, path: impl AsRef<Path>) -> String {
        std::fs::read_to_string(self.root().join(path)).expect("a file")
    }

    /// A handout of those katas, below a folder that vanishes.
    pub fn handed_out(&self, katas: &[&str]) -> (tempfile::TempDir, PathBuf) {
        let dir = tempfile::tempdir().expect("a folder");
        let out = dir.path().join("class");
        let place = out.to_string_lossy().into_owned();
        let args = [&["handout"], katas, &["--out", &place]].concat();
        self.kata(&args).assert().code(0);
        (dir, out)
    }
}

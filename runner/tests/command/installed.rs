//! An installed runner: `cargo kata` in a folder that knows nothing of this workspace, from an empty folder to a class that is
//! marked.

use std::ffi::OsString;
use std::path::Path;

use assert_cmd::assert::Assert;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::Value;

use crate::workspace::Workspace;

/// An empty folder, and the two programs in a folder that is on the PATH: what `cargo install` leaves.
struct Installed {
    outside: Workspace,
    path: OsString,
}

impl Installed {
    fn new() -> Self {
        let outside = Workspace::outside();
        let bin = outside.path().join("installed/bin");
        std::fs::create_dir_all(&bin).expect("a folder");
        for program in [env!("CARGO_BIN_EXE_kata"), env!("CARGO_BIN_EXE_cargo-kata")] {
            let program = Path::new(program);
            let to = bin.join(program.file_name().expect("a name"));
            std::fs::copy(program, to).expect("a program");
        }
        let before = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(bin).chain(std::env::split_paths(&before));
        let path = std::env::join_paths(folders).expect("a PATH");
        Self { outside, path }
    }

    /// `cargo kata …` in a folder.
    fn kata(&self, folder: &str, args: &[&str]) -> Assert {
        let mut cargo = assert_cmd::Command::new(env!("CARGO"));
        cargo
            .arg("kata")
            .args(args)
            .current_dir(self.outside.path().join(folder))
            .envs(self.outside.environment())
            .env("PATH", &self.path)
            .env_remove("CLICOLOR_FORCE")
            .env_remove("GITHUB_ACTIONS");
        cargo.assert()
    }

    fn copy(&self, from: &str, to: &str) {
        let text = self.outside.read(from);
        self.outside.write(to, &text);
    }
}

/// Everything that the author's guide does on the way, but for what takes minutes.
#[test]
fn a_course_is_made_handed_out_and_marked_in_an_empty_folder() {
    let here = Installed::new();
    let init = ["init", "course", "--kata", "own-first", "--license", "MIT"];
    here.kata("", &init)
        .code(0)
        .stdout(contains("cargo kata verify"));
    // The versions that are built already.
    here.outside.copy_lock_to("course/Cargo.lock");
    here.kata("course", &[])
        .code(0)
        .stdout(contains("own-first"));
    here.kata("course", &["new", "own-next"]).code(0);
    here.kata("course", &["own-next"])
        .code(1)
        .stdout(contains("0 of 4").and(contains("cargo kata hint own-next")));
    // What `new` has packed is what `pack` packs.
    let packed = || {
        let file = "course/katas/own-next/starter.tar";
        std::fs::read(here.outside.path().join(file)).expect("a packed starter")
    };
    let before = packed();
    here.kata("course", &["pack", "own-next"]).code(0);
    assert!(packed() == before, "the packed starter is another one");
    let gates = ["verify", "--gate", "1", "--gate", "3", "--gate", "5"];
    here.kata("course", &gates)
        .code(0)
        .stdout(contains("2 katas, 8 tests, 6 gates: all passed"));
    here.kata("course", &["rename", "own-next", "own-second"])
        .code(0);

    let handout = ["handout", "own-second", "own-first", "--out", "../class"];
    here.kata("course", &handout).code(0);
    let readme = here.outside.read("class/README.md");
    assert!(readme.contains("Your instructor says how to install the command `cargo kata`"));
    assert!(
        readme.contains("Licensed under [MIT](LICENSE-MIT)."),
        "{readme}"
    );
    assert!(!here.outside.path().join("class/solutions").exists());
    here.kata("class", &["own-second"])
        .code(1)
        .stdout(contains("0 of 4"));

    here.outside
        .write("submissions/bob/katas/own-second/src/lib.rs", "");
    for file in ["lib.rs", "main.rs"] {
        let solved = format!("course/solutions/own-second/src/{file}");
        here.copy(&solved, &format!("class/katas/own-second/src/{file}"));
        here.copy(
            &solved,
            &format!("submissions/ann/katas/own-second/src/{file}"),
        );
        let starter = format!("course/katas/own-second/src/{file}");
        here.copy(
            &starter,
            &format!("submissions/bob/katas/own-second/src/{file}"),
        );
    }
    here.kata("class", &["own-second"])
        .code(0)
        .stdout(contains("green"));
    // Not every machine has a jail.
    let mark = ["mark", "../submissions", "--trust", "--out", "../marks"];
    here.kata("course", &mark).code(0);
    let marks: Value = serde_json::from_str(&here.outside.read("marks/marks.json")).expect("JSON");
    let learners = marks["learners"].as_array().expect("learners");
    let told: Vec<_> = learners
        .iter()
        .map(|one| {
            let mark = &one["katas"][0];
            (
                one["name"].as_str(),
                mark["passed"].as_u64(),
                mark["total"].as_u64(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (Some("ann"), Some(4), Some(4)),
            (Some("bob"), Some(0), Some(4))
        ],
        "{marks:#}"
    );

    here.kata("course", &["remove", "own-first"]).code(0);
    here.kata("course", &[])
        .code(0)
        .stdout(contains("own-second").and(contains("own-first").not()));
}

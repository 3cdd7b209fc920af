//! `cargo kata mark` as an instructor types it: through the alias of the workspace. Then cargo starts the launcher, and tells it
//! about the launcher's package in variables. No build and no test of a submission may see them.

use std::time::SystemTime;

use serde_json::json;

use super::{Class, RIGHT, has_a_jail, mark_of, read};
use crate::workspace::real_root;

/// What cargo says of each package. Some of it is the same for the launcher and the kata, and has to be there all the same.
const SAID: [&str; 7] = [
    "CARGO_PKG_NAME",
    "CARGO_MANIFEST_DIR",
    "CARGO_PKG_AUTHORS",
    "CARGO_PKG_DESCRIPTION",
    "CARGO_PKG_HOMEPAGE",
    "CARGO_PKG_README",
    "CARGO_PKG_VERSION_PATCH",
];

/// Puts the alias, the launcher and the built runner into a course, as they are in a clone in which the runner was just built.
/// Only the runner is not compiled again: that would take half a minute.
fn with_the_alias(class: &Class) {
    let course = &class.workspace;
    let copy = |file: &str| {
        let text = std::fs::read_to_string(real_root().join(file));
        course.write(file, &text.expect("a file of the workspace"));
    };
    for file in [
        ".cargo/config.toml",
        "runner/Cargo.toml",
        "runner/overlay/Cargo.toml",
        "runner/launcher/Cargo.toml",
        "runner/launcher/src/main.rs",
    ] {
        copy(file);
    }
    course.replace(
        "Cargo.toml",
        "members = [",
        "members = [\"runner/launcher\", ",
    );
    // This settles the lock file, too: the runner must not be older.
    cargo(class, &["build", "--quiet", "--package=kata-launcher"]).success();
    let runner = course.path().join("target/debug/kata");
    std::fs::copy(env!("CARGO_BIN_EXE_kata"), &runner).expect("the runner");
    let modified = runner.metadata().and_then(|file| file.modified());
    let built = modified
        .expect("a time")
        .duration_since(SystemTime::UNIX_EPOCH);
    let root = course.path().display().to_string();
    course.write(
        "target/debug/kata.d",
        &format!("kata: {}/runner/Cargo.toml\n", root.replace(' ', "\\ ")),
    );
    course.write(
        "target/debug/kata-launcher.built",
        &format!("{root}\n{}\n", built.expect("a time").as_nanos()),
    );
}

/// Cargo in the course, without what the cargo that started this suite says of the runner's package.
fn cargo(class: &Class, args: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = assert_cmd::Command::new(env!("CARGO"));
    command
        .args(args)
        .current_dir(class.workspace.path())
        .envs(class.workspace.environment())
        .env_remove("CLICOLOR_FORCE")
        .env_remove("GITHUB_ACTIONS");
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command.assert()
}

#[test]
fn through_the_alias_a_class_is_marked_as_without_it() {
    let class = Class::new();
    with_the_alias(&class);
    let sum = "#[test]\nfn sums() { assert_eq!(tiny::add(1, 2), 3); }\n";
    class.hand_in("ann", RIGHT, &[("tests/mine.rs", sum)]);
    class.hand_in("bob", &super::ADD.replace("a + b", "a - b"), &[]);
    // It is right if rustc and the test know their own package and nothing of the launcher's.
    let said = SAID.map(|name| format!("env!({name:?}), ")).concat();
    let own = format!(
        "{}pub fn double(n: u32) -> u32 {{\n    let compiled = [{said}];\n    \
         let is_strange = |text: &str| text.contains(\"launcher\");\n    \
         assert!(!compiled.into_iter().any(is_strange), \"{{compiled:?}}\");\n    \
         assert!(!std::env::vars().any(|(_, value)| is_strange(&value)));\n    \
         assert_eq!(compiled[0], \"tiny-mark\");\n    \
         assert_eq!(std::env::var(\"CARGO_PKG_NAME\").as_deref(), Ok(\"tiny-mark\"));\n    n * 2\n}}\n",
        super::ADD
    );
    class.hand_in("eve", &own, &[]);
    let out = tempfile::tempdir().expect("a folder");
    let (dir, out_dir) = (class.dir.path(), out.path());
    let (dir, out_dir) = (dir.to_str().expect("text"), out_dir.to_str().expect("text"));
    let jail = if has_a_jail() { &[][..] } else { &["--trust"] };
    let args = [&["kata", "mark", dir, "--out", out_dir], jail].concat();
    cargo(&class, &args).success();
    let marks = read(&out.path().join("marks.json"));
    let is = |learner: &str| {
        let mark = mark_of(&marks, learner);
        json!([
            mark["state"],
            mark["passed"],
            mark["total"],
            mark["diagnostic"]
        ])
    };
    assert_eq!(is("ann"), json!(["green", 2, 2, null]));
    assert_eq!(
        mark_of(&marks, "ann")["flip"]["caught"],
        json!(["adds_one"])
    );
    assert_eq!(is("bob")[0], "amber");
    assert_eq!(is("eve"), json!(["green", 2, 2, null]));
}

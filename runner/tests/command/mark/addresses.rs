//! A class that is given as a list of git addresses.

use std::path::{Path, PathBuf};
use std::process::Command;

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::json;

use super::{Class, RIGHT, mark_of, read, write};

/// Makes a repository of what a learner has handed in.
fn commit(dir: &Path) {
    for args in [
        &["init", "--quiet"][..],
        &["add", "."],
        &["commit", "--quiet", "--message", "handed in"],
    ] {
        let done = Command::new("git")
            .args(["-c", "user.name=ann", "-c", "user.email=ann@example.org"])
            .args(args)
            .current_dir(dir)
            .env("GIT_COMMITTER_DATE", "2026-11-02T12:00:00Z")
            .output()
            .expect("git");
        assert!(done.status.success(), "{done:?}");
    }
}

/// A class whose submissions are repositories, and the file with the list.
fn listed(class: &Class, text: &str) -> PathBuf {
    let file = class.dir.path().join("class.txt");
    write(&file, text);
    file
}

#[test]
fn each_repository_of_a_list_is_marked_and_what_cannot_be_had_is_named() {
    let class = Class::new();
    class.hand_in("one/tdd", RIGHT, &[]);
    commit(&class.dir.path().join("one/tdd"));
    class.hand_in("two/course", super::STARTER, &[]);
    commit(&class.dir.path().join("two/course"));
    write(
        &class.dir.path().join("class.toml"),
        "deadline = 2026-11-02T11:59:59Z\n",
    );
    let ran = class.dir.path().join("ran");
    let list = listed(
        &class,
        &format!(
            "# the class of 2026\n\nAnn Smith  one/tdd\n{}\nbob https://bob:hunter2@127.0.0.1:9/tdd.git\neve ext::sh%20-c%20touch%20{}\n",
            class.dir.path().join("two/course").display(),
            ran.display(),
        ),
    );
    let out = tempfile::tempdir().expect("a folder");
    let told = class
        .workspace
        .kata(&["mark", "--trust", "--out"])
        .arg(out.path())
        .arg(&list)
        .assert()
        .success();
    told.stdout(
        contains("bob: it cannot be cloned: ")
            .and(contains("eve: it cannot be cloned: "))
            .and(contains("Ann Smith: late"))
            .and(contains("hunter2").not()),
    )
    .stderr(contains("hunter2").not());
    let marks = read(&out.path().join("marks.json"));
    let names: Vec<_> = marks["learners"]
        .as_array()
        .expect("learners")
        .iter()
        .map(|learner| &learner["name"])
        .collect();
    assert_eq!(names, ["Ann Smith", "bob", "course", "eve"]);
    assert_eq!(mark_of(&marks, "Ann Smith")["state"], "green");
    assert_eq!(mark_of(&marks, "course")["state"], "not_begun");
    assert_eq!(mark_of(&marks, "bob")["state"], "missing");
    assert_eq!(marks["learners"][0]["committed"], json!(1_793_620_800_u64));
    assert!(!ran.exists(), "an address ran a command");
    let text = std::fs::read_to_string(out.path().join("marks.json")).expect("a file");
    assert!(!text.contains("hunter2"), "{text}");
}

/// A repository that is as large in what git sends as in its files: its bytes cannot be compressed.
fn large(class: &Class, learner: &str, mib: usize) {
    class.hand_in(learner, RIGHT, &[]);
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut bytes = Vec::with_capacity(mib << 20);
    while bytes.len() < mib << 20 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend(state.to_le_bytes());
    }
    let dir = class.dir.path().join(learner);
    std::fs::write(dir.join("film.bin"), bytes).expect("a file");
    commit(&dir);
}

#[test]
fn a_clone_that_is_too_large_is_ended_and_named_and_the_others_are_marked() {
    let class = Class::new();
    large(&class, "one/tdd", 12);
    // It is small where it lies, and large as soon as its files are there.
    class.hand_in("two/tdd", RIGHT, &[]);
    let zeros = vec![0_u8; 12 << 20];
    std::fs::write(class.dir.path().join("two/tdd/zeros.bin"), zeros).expect("a file");
    commit(&class.dir.path().join("two/tdd"));
    class.hand_in("three/tdd", RIGHT, &[]);
    commit(&class.dir.path().join("three/tdd"));
    let place = class.dir.path().display().to_string();
    let text = format!("ann file://{place}/one/tdd\nbob one/tdd\neve two/tdd\njoe three/tdd\n");
    let list = listed(&class, &text);
    let marked = |limits: &str| {
        write(&class.dir.path().join("class.toml"), limits);
        let out = tempfile::tempdir().expect("a folder");
        let mut command = class.workspace.kata(&["mark", "--trust", "--out"]);
        let told = command.arg(out.path()).arg(&list).assert().success();
        let marks = read(&out.path().join("marks.json"));
        let states = ["ann", "bob", "eve", "joe"].map(|learner| {
            let state = mark_of(&marks, learner)["state"].as_str();
            state.expect("a state").to_owned()
        });
        (told, states)
    };
    let (told, states) = marked("[clone]\nmib = 4\n");
    assert_eq!(states, ["missing", "missing", "missing", "green"]);
    let why = ": it cannot be cloned: it is larger than 4 MiB, the limit of a clone: raise `mib` below `[clone]` in class.toml";
    for learner in ["ann", "bob", "eve"] {
        let told = String::from_utf8_lossy(&told.get_output().stdout);
        assert!(told.contains(&format!("{learner}{why}")), "{told}");
    }
    // The limit is the reason, and nothing else.
    let (_, states) = marked("[clone]\nmib = 64\n");
    assert_eq!(states, ["green"; 4]);
    // The usual limit is enough for them.
    let (_, states) = marked("");
    assert_eq!(states, ["green"; 4]);
}

#[test]
fn a_shard_clones_only_its_own() {
    let class = Class::new();
    for learner in ["ann", "bob"] {
        class.hand_in(learner, RIGHT, &[]);
        commit(&class.dir.path().join(learner));
    }
    let list = listed(&class, "ann\nbob\n");
    let out = tempfile::tempdir().expect("a folder");
    let mut command = class.workspace.kata(&["mark", "--trust", "--shard", "2/2"]);
    command.arg("--out").arg(out.path()).arg(&list);
    command.assert().success();
    let marks = read(&out.path().join("marks.json"));
    assert_eq!(marks["learners"].as_array().map(Vec::len), Some(1));
    assert_eq!(marks["learners"][0]["name"], "bob");
}

#[test]
fn a_list_that_is_not_understood_names_the_line() {
    let class = Class::new();
    for (text, said) in [
        ("", "has no addresses"),
        ("# no learner yet\n", "has no addresses"),
        ("ann a/tdd\nbob b/tdd\nann c/tdd\n", "lines 1 and 3"),
        ("a/b/tdd\nc/b/tdd\n", "lines 1 and 2"),
        ("ann --upload-pack=touch\n", "line 1"),
    ] {
        let list = listed(&class, text);
        let list = list.to_str().expect("text");
        let told = class.workspace.kata(&["mark", "--trust", list]).assert();
        told.code(2)
            .stderr(contains("class.txt").and(contains(said)));
    }
    let gone = class.dir.path().join("gone.txt");
    let told = class
        .workspace
        .kata(&["mark", "--trust", gone.to_str().expect("text")]);
    let says = "there is no folder or file `";
    { told }.assert().code(2).stderr(
        contains(says)
            .and(contains("gone.txt"))
            .and(contains("cargo kata mark ")),
    );
}

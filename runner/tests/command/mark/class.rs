//! A class of honest submissions, and of those that change what is not theirs.

use std::fs::File;
use std::time::{Duration, SystemTime};

use serde_json::json;

use super::{ADD, Class, RIGHT, has_a_jail, mark_of, read, write};

#[test]
fn each_submission_is_judged_by_its_own_code_whatever_its_times_are() {
    if !has_a_jail() {
        return;
    }
    let class = Class::new();
    class.hand_in("ann", RIGHT, &[]);
    class.hand_in("bob", &ADD.replace("a + b", "a - b"), &[]);
    class.hand_in(
        "eve",
        RIGHT,
        &[(
            "tests/mine.rs",
            "#[test]\nfn sums() { assert_eq!(tiny::add(1, 2), 3); }\n",
        )],
    );
    class.hand_in("joe", super::STARTER, &[]);
    class.hand_in("kim", "pub fn add(", &[]);
    class.hand_in(
        "lou/zip-of-lou",
        &format!("{ADD}pub fn double(n: u32) -> u32 {{ n }}\n"),
        &[],
    );
    write(&class.dir.path().join("max/notes.txt"), "nothing");
    // All of them are as old as each other, and older than what was built before.
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for learner in ["ann", "bob", "eve", "joe", "kim", "lou/zip-of-lou"] {
        let lib = File::options()
            .append(true)
            .open(class.kata(learner).join("src/lib.rs"));
        lib.and_then(|lib| lib.set_modified(old)).expect("a time");
    }
    let (one, other) = (
        tempfile::tempdir().expect("a folder"),
        tempfile::tempdir().expect("a folder"),
    );
    class.mark(&[], one.path()).success();
    class.mark(&[], other.path()).success();
    for file in [
        "marks.json",
        "marks.csv",
        "marks.xml",
        "gradescope/ann/results.json",
    ] {
        let bytes = |dir: &tempfile::TempDir| std::fs::read(dir.path().join(file)).expect("a file");
        assert_eq!(bytes(&one), bytes(&other), "{file} differs");
    }
    let marks = read(&one.path().join("marks.json"));
    let is = |learner: &str| {
        let mark = mark_of(&marks, learner);
        json!([mark["state"], mark["passed"], mark["total"]])
    };
    assert_eq!(is("ann"), json!(["green", 2, 2]));
    assert_eq!(is("bob"), json!(["amber", 0, 2]));
    assert_eq!(is("joe"), json!(["not_begun", 0, 2]));
    assert_eq!(is("kim"), json!(["amber", 0, 2]));
    assert_eq!(is("lou"), json!(["red", 1, 2]));
    assert_eq!(is("max"), json!(["missing", 0, 2]));
    assert_eq!(mark_of(&marks, "lou")["focus"], "unit::double_is_twice");
    assert_eq!(
        mark_of(&marks, "eve")["flip"],
        json!({"tests": 1, "caught": ["adds_one"], "impostors": 2, "twins": 0, "refuse": [], "diagnostic": null})
    );
}

#[test]
fn everything_but_the_code_and_the_own_tests_is_the_teacher_s() {
    if !has_a_jail() {
        return;
    }
    let class = Class::new();
    let wrong = format!("{ADD}pub fn double(n: u32) -> u32 {{ n }}\n");
    let hacks = [
        (
            "suite",
            "tests/unit.rs",
            "#[test]\nfn double_is_twice() {}\n",
        ),
        (
            "manifest",
            "Cargo.toml",
            "[package]\nname = \"tiny\"\n[lib]\ntest = false\n[[test]]\nname = \"unit\"\npath = \"x.rs\"\n",
        ),
        (
            "script",
            "build.rs",
            "fn main() { panic!(\"it is built\") }\n",
        ),
        (
            "wrapper",
            "../../.cargo/config.toml",
            "[build]\nrustc-wrapper = \"/bin/false\"\n",
        ),
        (
            "toolchain",
            "../../rust-toolchain.toml",
            "[toolchain]\nchannel = \"none\"\n",
        ),
        ("starter", "starter.tar", "nothing"),
        ("more", "src/bin/more.rs", "fn main("),
    ];
    for (learner, path, text) in hacks {
        class.hand_in(learner, &wrong, &[(path, text)]);
    }
    let marks = class.marks(&[]);
    for (learner, ..) in hacks {
        let mark = mark_of(&marks, learner);
        let is = json!([mark["state"], mark["passed"], mark["focus"]]);
        assert_eq!(is, json!(["red", 1, "unit::double_is_twice"]), "{learner}");
    }
}

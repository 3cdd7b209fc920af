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
        json!({"tests": 1, "caught": ["adds_one"], "impostors": 2, "twins": 0, "refuse": [], "slow": [], "diagnostic": null})
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

/// Tests of a learner's own that fail if they reach what they look for, and those that do not compile without it.
#[test]
fn own_tests_reach_neither_solutions_nor_impostors_nor_suites() {
    if !has_a_jail() {
        return;
    }
    let class = Class::new();
    let course = class.workspace.path().display().to_string();
    let solution = format!("{course}/solutions/tiny");
    let reached = [
        ("solution", format!("std::fs::read(\"{solution}/src/lib.rs\").is_ok()")),
        ("impostors", format!("std::fs::read_dir(\"{solution}/impostors\").is_ok()")),
        ("suite", "std::fs::read(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/tests/unit.rs\")).is_ok()".to_owned()),
        ("copy", "std::fs::read_dir(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/src\")).is_ok()".to_owned()),
        ("others", format!("std::fs::read_dir(\"{}\").is_ok()", class.dir.path().display())),
        ("outside", "(1..200_000).step_by(7).any(|id| std::fs::read(format!(\"/proc/{id}/root/etc/passwd\")).is_ok())".to_owned()),
    ];
    let sum = "#[test]\nfn sums() { assert_eq!(tiny::add(1, 2), 3); }\n";
    for (learner, found) in &reached {
        let mine = format!("{sum}#[test]\nfn found() {{ assert!(!{{ {found} }}); }}\n");
        class.hand_in(learner, RIGHT, &[("tests/mine.rs", &mine)]);
    }
    let included = [
        ("included_suite", "include_str!(\"unit.rs\")".to_owned()),
        (
            "included_copy",
            "include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/src/lib.rs\"))".to_owned(),
        ),
        (
            "included_solution",
            format!("include_str!(\"{solution}/src/lib.rs\")"),
        ),
        (
            "included_impostor",
            format!("include_str!(\"{solution}/impostors/triples.rs\")"),
        ),
    ];
    for (learner, text) in &included {
        let mine = format!(
            "{sum}const ALL: &str = {text};\n#[test]\nfn all() {{ assert!(!ALL.is_empty()); }}\n"
        );
        class.hand_in(learner, RIGHT, &[("tests/mine.rs", &mine)]);
    }
    let marks = class.marks(&[]);
    for (learner, _) in &reached {
        let flip = &mark_of(&marks, learner)["flip"];
        let is = json!([flip["caught"], flip["refuse"], flip["diagnostic"]]);
        assert_eq!(is, json!([["adds_one"], [], null]), "{learner}");
    }
    for (learner, _) in &included {
        let flip = &mark_of(&marks, learner)["flip"];
        assert_eq!(flip["caught"], json!([]), "{learner}");
        assert!(flip["diagnostic"].is_string(), "{learner}: {flip}");
    }
}

/// The kata gives a test two seconds.
#[test]
fn a_test_that_is_too_slow_on_right_code_is_not_called_wrong() {
    let class = Class::new();
    let mine = "#[test]\nfn waits() {\n    loop {\n        std::thread::park();\n    }\n}\n";
    class.hand_in("ann", RIGHT, &[("tests/mine.rs", mine)]);
    let out = tempfile::tempdir().expect("a folder");
    let marked = class.mark(&["--trust"], out.path()).success();
    marked.stdout(predicates::str::contains(
        "ann, tiny: waits is too slow on right code",
    ));
    let marks = read(&out.path().join("marks.json"));
    let flip = &mark_of(&marks, "ann")["flip"];
    let is = json!([flip["refuse"], flip["slow"], flip["diagnostic"]]);
    assert_eq!(
        is,
        json!([
            [],
            ["waits"],
            "tests are too slow on the reference solution"
        ])
    );
}

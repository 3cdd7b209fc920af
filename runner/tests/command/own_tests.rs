//! What a learner's own tests may use: everything that works under `cargo test` works in `kata flip`, or is named.

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rstest::rstest;
use serde_json::json;

use crate::flip::{ALL, workspace};
use crate::workspace::Workspace;

/// The impostor that only the program shows.
const IN_THE_PROGRAM: [(&str, &str); 1] = [ALL[6]];

/// A test that starts that program and wants it to double 21.
fn doubles(program: &str) -> String {
    format!(
        "#[test]\nfn it_doubles() {{\n    let output = std::process::Command::new({program}).arg(\"21\").output().unwrap();\n    \
         assert_eq!(String::from_utf8_lossy(&output.stdout), \"42\\n\");\n}}\n"
    )
}

/// The starter's own program is there, and only panics, so none of these can have started it.
#[rstest]
#[case::by_its_own_name("env!(\"CARGO_BIN_EXE_tiny\")")]
#[case::by_its_package("env!(concat!(\"CARGO_BIN_EXE_\", env!(\"CARGO_PKG_NAME\")))")]
#[case::while_it_runs("std::env::var_os(\"CARGO_BIN_EXE_tiny\").unwrap()")]
#[case::beside_the_test(
    "std::env::current_exe().unwrap().ancestors().nth(2).unwrap().join(\"tiny\")"
)]
fn a_test_starts_the_impostor_s_program(#[case] program: &str) {
    let workspace = workspace(&IN_THE_PROGRAM, &doubles(program));
    workspace.kata(&["tiny"]).assert().code(1);
    let learner_s = format!("target/debug/tiny{}", std::env::consts::EXE_SUFFIX);
    assert!(workspace.path().join(learner_s).is_file());
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(0)
        .stdout(contains("your test accepts the right code"))
        .stdout(contains("1 of 1 impostors"));
}

/// One that is built by itself has a program of its own.
#[test]
fn a_test_starts_the_program_of_an_impostor_that_is_built_apart() {
    let workspace = workspace(&IN_THE_PROGRAM, &doubles("env!(\"CARGO_BIN_EXE_tiny\")"));
    workspace.write(
        "solutions/tiny/impostors/only_in_the_program.rs",
        "//! title: apart\n//! severity: major\n//!\n//! A lesson.\n\nmod main {\n    const fn answer(n: u32) -> u32 {\n        n\n    }\n}\n",
    );
    let flip = workspace.json(&["flip", "tiny", "--json"]);
    assert_eq!(
        flip["impostors"][0]["caught_by"],
        json!(["it_doubles"]),
        "{flip}"
    );
}

/// The learner's program lies where `assert_cmd` would look if it was not told where the impostor's is.
#[test]
fn assert_cmd_finds_the_impostor_s_program_by_the_name_that_a_learner_knows() {
    let workspace = Workspace::empty();
    add_kata_with_a_program(&workspace, "ownbin");
    workspace.write(
        "katas/ownbin/tests/mine.rs",
        "#[test]\nfn by_name() {\n    assert_cmd::Command::cargo_bin(\"ownbin\").unwrap().assert().stdout(\"right\\n\");\n}\n\n\
         #[test]\nfn by_macro() {\n    assert_cmd::cargo_bin_cmd!(\"ownbin\").assert().stdout(\"right\\n\");\n}\n\n\
         #[test]\nfn by_package() {\n    assert_cmd::Command::cargo_bin(env!(\"CARGO_PKG_NAME\")).unwrap().assert().stdout(\"right\\n\");\n}\n\n\
         #[test]\nfn by_path() {\n    assert!(assert_cmd::cargo::cargo_bin(\"ownbin\").is_file());\n}\n",
    );
    // The learner's own program is there, and is wrong.
    workspace.kata(&["ownbin"]).assert().code(0);
    workspace
        .kata(&["flip", "ownbin"])
        .assert()
        .stdout(contains("your 4 tests accept the right code"))
        .stdout(contains("1 of 1 impostors"));
}

/// A kata whose starter has a program that is wrong, whose solution has one that is right, and with an impostor in that.
fn add_kata_with_a_program(workspace: &Workspace, name: &str) {
    let starter = "#[test]\nfn it_starts() {\n    let program = env!(concat!(\"CARGO_BIN_EXE_\", env!(\"CARGO_PKG_NAME\")));\n    \
                   assert!(std::process::Command::new(program).status().unwrap().success());\n}\n";
    workspace.add_kata(name, "//! Nothing.\n", starter);
    let dependencies = "[dev-dependencies]\nassert_cmd.workspace = true\ninsta.workspace = true\n";
    let manifest = workspace.read(&format!("katas/{name}/Cargo.toml"));
    workspace.write(
        &format!("katas/{name}/Cargo.toml"),
        &format!("{manifest}{dependencies}"),
    );
    workspace.write(
        &format!("katas/{name}/src/main.rs"),
        "fn main() {\n    println!(\"the learner's\");\n}\n",
    );
    workspace.write(
        &format!("solutions/{name}/Cargo.toml"),
        &format!(
            "[package]\nname = \"{name}-solution\"\nversion = \"0.0.0\"\nedition = \"2024\"\nautotests = false\n\
             [lib]\nname = \"{name}\"\n[[test]]\nname = \"unit\"\npath = \"../../katas/{name}/tests/unit.rs\"\n{dependencies}"
        ),
    );
    workspace.write(&format!("solutions/{name}/src/lib.rs"), "//! Nothing.\n");
    workspace.write(
        &format!("solutions/{name}/src/main.rs"),
        "//! Prints.\n\nfn main() {\n    println!(\"{}\", word());\n}\n\nfn word() -> &'static str {\n    \"right\"\n}\n",
    );
    workspace.write(
        &format!("solutions/{name}/impostors/mumbles.rs"),
        "//! title: mumbles\n//! severity: major\n//!\n//! A lesson.\n\nmod main {\n    fn word() -> &'static str {\n        \"wrong\"\n    }\n}\n",
    );
}

#[test]
fn files_beside_the_tests_are_where_cargo_test_has_them() {
    let mine = "mod helpers;\n\n\
        #[test]\nfn a_module() {\n    assert_eq!(helpers::six(), tiny::double(3));\n}\n\n\
        #[test]\nfn included() {\n    assert_eq!(include_str!(\"data/six.txt\"), tiny::double(3).to_string());\n}\n\n\
        #[test]\nfn included_from_the_package() {\n    let six = include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/tests/data/six.txt\"));\n    \
        assert_eq!(six, tiny::double(3).to_string());\n}\n\n\
        #[test]\nfn read_from_the_working_directory() {\n    let six = std::fs::read_to_string(\"tests/data/six.txt\").unwrap();\n    \
        assert_eq!(six, tiny::double(3).to_string());\n}\n\n\
        #[test]\nfn read_from_the_package() {\n    let dir = std::path::Path::new(env!(\"CARGO_MANIFEST_DIR\"));\n    \
        assert_eq!(std::fs::read_to_string(dir.join(\"examples.txt\")).unwrap(), tiny::double(3).to_string());\n}\n";
    let workspace = workspace(&ALL[..1], mine);
    workspace.write(
        "katas/tiny/tests/helpers.rs",
        "pub fn six() -> u32 {\n    6\n}\n",
    );
    workspace.write("katas/tiny/tests/data/six.txt", "6");
    workspace.write("katas/tiny/examples.txt", "6");
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(0)
        .stdout(contains("your 5 tests accept the right code"))
        .stdout(contains("1 of 1 impostors"));
    // They are those of today.
    workspace.write("katas/tiny/examples.txt", "7");
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains("\nread_from_the_package\n"));
}

/// A crate in a folder, one of the lock file's by its version, one that the course knows.
#[test]
fn crates_that_the_learner_added_to_the_kata_are_there() {
    let mine = "#[test]\nfn twice() {\n    assert_eq!(tiny::double(3), helper::six());\n    \
                assert!(fastrand::u32(..1) == 0);\n    assert!(shared::YES);\n}\n";
    let workspace = workspace(&ALL[..1], mine);
    let manifest = workspace.read("katas/tiny/Cargo.toml");
    workspace.write(
        "katas/tiny/Cargo.toml",
        &format!(
            "{manifest}[dependencies]\nhelper = {{ path = \"helper\" }}\n\
             [dev-dependencies]\nfastrand = \"2\"\nshared.workspace = true\n"
        ),
    );
    let crate_at = |folder: &str, name: &str, code: &str| {
        let manifest =
            format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n");
        workspace.write(&format!("{folder}/Cargo.toml"), &manifest);
        workspace.write(&format!("{folder}/src/lib.rs"), code);
    };
    crate_at(
        "katas/tiny/helper",
        "helper",
        "pub fn six() -> u32 {\n    6\n}\n",
    );
    crate_at("shared", "shared", "pub const YES: bool = true;\n");
    workspace.replace(
        "Cargo.toml",
        "[workspace.dependencies]\n",
        "[workspace.dependencies]\nshared = { path = \"shared\" }\n",
    );
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(0)
        .stdout(contains("1 of 1 impostors"))
        .stdout(contains("do not compile").not());
}

/// Each in a process of its own they would not pass; and `cargo test` runs them in one.
#[test]
fn tests_that_share_what_is_in_the_process_are_judged_in_one() {
    let mine = "use std::sync::OnceLock;\nuse std::time::{Duration, Instant};\n\nstatic MADE: OnceLock<u32> = OnceLock::new();\n\n\
        #[test]\nfn a_makes_it() {\n    MADE.set(6).unwrap();\n}\n\n\
        #[test]\nfn b_waits_for_it() {\n    let begun = Instant::now();\n    while MADE.get().is_none() {\n        \
        assert!(begun.elapsed() < Duration::from_secs(3), \"no test made it\");\n    }\n    \
        assert_eq!(MADE.get().copied(), Some(tiny::double(3)));\n}\n";
    let harmless = ("harmless", "pub fn double(n: u32) -> u32 {\n    n + n\n}\n");
    let workspace = workspace(&[ALL[0], ALL[5], harmless], mine);
    workspace.replace(
        "katas/tiny/Cargo.toml",
        "time-limit-seconds = 2",
        "time-limit-seconds = 6",
    );
    workspace
        .kata(&["flip", "tiny", "--lessons"])
        .assert()
        .code(1)
        .stdout(contains("your 2 tests accept the right code"))
        .stdout(contains("they pass only in one process"))
        .stdout(contains("2 of 3 impostors"))
        .stdout(contains("✔ adds_two (major), caught by b_waits_for_it\n"))
        .stdout(contains(
            "✔ hangs (major), caught by b_waits_for_it (it hangs)\n",
        ));
}

/// A test that is red in company too is refused as before.
#[test]
fn a_test_that_refuses_right_code_does_so_in_company_too() {
    let mine =
        "#[test]\nfn fine() {}\n\n#[test]\nfn wrong() {\n    assert_eq!(tiny::double(3), 7);\n}\n";
    workspace(&ALL[..1], mine)
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains("\nwrong\n"))
        .stdout(contains("\nfine\n").not());
}

#[test]
fn a_flip_shows_how_far_it_is_and_what_it_waits_for() {
    let mine = |go: &str, judge: &str| {
        let wait = "std::thread::sleep(std::time::Duration::from_millis(10))";
        format!(
            "use std::path::Path;\n\n#[test]\nfn quick() {{}}\n\n\
             #[test]\nfn a_patient_one() {{\n    let wrong = tiny::double(4) != 8;\n    \
             let file = if wrong {{ {judge:?} }} else {{ {go:?} }};\n    \
             while !Path::new(file).exists() {{\n        {wait};\n    }}\n}}\n"
        )
    };
    let workspace = workspace(&ALL[..1], "");
    let at = |name: &str| workspace.path().join(name).to_string_lossy().into_owned();
    workspace.write("katas/tiny/tests/mine.rs", &mine(&at("go"), &at("judge")));
    workspace.replace(
        "katas/tiny/Cargo.toml",
        "time-limit-seconds = 2",
        "time-limit-seconds = 600",
    );
    let mut screen = workspace.screen(&["flip", "tiny"]);
    screen.wait_for("your tests on the reference");
    screen.wait_for("1 of 2 · waiting for a_patient_one");
    workspace.write("go", "");
    screen.wait_for("judging");
    screen.wait_for("0 of 1 impostors");
    workspace.write("judge", "");
    screen.wait_for("not caught yet: 1 major");
    assert_eq!(screen.end(), 1);
}

#[test]
fn slow_tests_are_named() {
    let mine = "#[test]\nfn slow() {\n    std::thread::sleep(std::time::Duration::from_millis(1100));\n    \
                assert_eq!(tiny::double(3), 6);\n}\n\n#[test]\nfn quick() {\n    assert_eq!(tiny::limit(), 100);\n}\n";
    let workspace = workspace(&ALL[..2], mine);
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(0)
        .stdout(contains("2 of 2 impostors"))
        .stdout(contains("? slow: these tests take a second or longer"))
        .stdout(contains("\n  slow ("));
    let slow = &workspace.json(&["flip", "tiny", "--json"])["slow_tests"];
    assert_eq!(slow[0]["name"], "slow", "{slow}");
    assert_eq!(slow[0]["did_not_meet"], 0, "{slow}");
    assert_eq!(slow.as_array().map(Vec::len), Some(1), "{slow}");
}

/// Every impostor has one of that name.
#[rstest]
#[case::by_its_place(
    "../../target/debug/tiny",
    "std::process::Command::new(\"../../target/debug/tiny\")"
)]
#[case::by_cargo("cargo run", "std::process::Command::new(\"cargo\")")]
fn a_test_that_starts_the_learner_s_own_program_is_told_how_to_start_the_other(
    #[case] word: &str,
    #[case] command: &str,
) {
    let mine = format!(
        "//! Not this line: {word}.\n\n#[test]\nfn it_starts() {{\n    let _ = {command}.arg(\"run\").output();\n}}\n"
    );
    let workspace = workspace(&IN_THE_PROGRAM, &mine);
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains("start your own program"))
        .stdout(contains("assert_cmd::cargo_bin_cmd!(\"tiny\")"))
        .stdout(contains("\n  katas/tiny/tests/mine.rs:5\n"))
        .stdout(contains("mine.rs:1\n").not());
    let document = workspace.json(&["flip", "tiny", "--json"]);
    assert_eq!(
        document["own_program"],
        json!(["katas/tiny/tests/mine.rs:5"])
    );
}

#[test]
fn a_snapshot_is_found_and_one_that_is_missing_is_named() {
    let workspace = Workspace::empty();
    add_kata_with_a_program(&workspace, "ownsnap");
    let output = "String::from_utf8(assert_cmd::cargo_bin_cmd!(\"ownsnap\").output().unwrap().stdout).unwrap()";
    workspace.write(
        "katas/ownsnap/tests/mine.rs",
        &format!(
            "#[test]\nfn in_a_file() {{\n    insta::assert_snapshot!({output});\n}}\n\n\
             #[test]\nfn in_the_test() {{\n    insta::assert_snapshot!({output}, @\"right\");\n}}\n"
        ),
    );
    let file = "katas/ownsnap/tests/snapshots/mine__in_a_file.snap";
    workspace
        .kata(&["flip", "ownsnap"])
        .assert()
        .code(1)
        .stdout(contains(format!(
            "\nin_a_file\n  there is no snapshot {file} yet"
        )))
        .stdout(contains("\nin_the_test\n").not());
    workspace.write(
        file,
        "---\nsource: katas/ownsnap/tests/mine.rs\n---\nright\n",
    );
    let flip = workspace.json(&["flip", "ownsnap", "--json"]);
    assert_eq!(
        flip["impostors"][0]["caught_by"],
        json!(["in_a_file"]),
        "{flip}"
    );
}

#[rstest]
#[case::unknown(
    "no-such-crate-anywhere = \"1\"",
    "error: no matching package named `no-such-crate-anywhere` found\n"
)]
#[case::gone(
    "helper = { path = \"gone\" }",
    "katas/tiny/gone/Cargo.toml`: No such file or directory (os error 2)\n"
)]
fn a_crate_that_cannot_be_had_is_named_first(
    #[case] dependency: &str,
    #[case] first: &'static str,
) {
    let workspace = workspace(&ALL[..1], "#[test]\nfn mine() {}\n");
    let manifest = workspace.read("katas/tiny/Cargo.toml");
    workspace.write(
        "katas/tiny/Cargo.toml",
        &format!("{manifest}[dev-dependencies]\n{dependency}\n"),
    );
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(2)
        .stderr(contains(first))
        .stderr(contains(
            "katas/tiny/Cargo.toml names crates for your tests",
        ));
}

/// It is the learner's code that does not compile, and no fault of the machine.
#[test]
fn a_crate_of_the_learner_s_that_does_not_compile_is_amber() {
    let workspace = workspace(&ALL[..1], "#[test]\nfn mine() {}\n");
    let manifest = workspace.read("katas/tiny/Cargo.toml");
    workspace.write(
        "katas/tiny/Cargo.toml",
        &format!("{manifest}[dev-dependencies]\nhelper = {{ path = \"helper\" }}\n"),
    );
    workspace.write(
        "katas/tiny/helper/Cargo.toml",
        "[package]\nname = \"helper\"\nedition = \"2024\"\n",
    );
    workspace.write(
        "katas/tiny/helper/src/lib.rs",
        "pub fn six() -> u32 {\n    \"six\"\n}\n",
    );
    for command in [&["flip", "tiny"][..], &["tiny"]] {
        workspace
            .kata(command)
            .assert()
            .code(1)
            .stdout(contains("▲ amber"))
            .stdout(contains("mismatched types"))
            .stdout(contains("katas/tiny/helper/src/lib.rs:2:5"));
    }
}

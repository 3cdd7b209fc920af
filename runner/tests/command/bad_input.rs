//! Bad input: what, where, what to do; and the promised exit status.

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rstest::rstest;
use std::process::Stdio;

use crate::workspace::{HALF_DONE, Workspace, nothing_but_waiting, without_waiting};

fn half_done() -> Workspace {
    Workspace::with_kata(HALF_DONE.0, HALF_DONE.1)
}

#[rstest]
#[case::a_letter_missing(&["tny"], "there is no kata or command `tny`; did you mean `tiny`?")]
#[case::a_command(&["verfy"], "did you mean `verify`?")]
#[case::nothing_like_it(&["snowflake"], "the katas are: tiny")]
#[case::a_command_with_a_kata(&["flpi", "tiny"], "did you mean `flip`?")]
#[case::two_katas(&["tiny", "other"], "one kata at a time")]
#[case::a_command_behind_its_kata(&["tiny", "hint"], "did you mean `cargo kata hint tiny`?")]
#[case::for_a_hint(&["hint", "tinny"], "did you mean `tiny`?")]
#[case::to_verify(&["verify", "tinny"], "did you mean `tiny`?")]
#[case::an_unknown_gate(&["verify", "--gate", "9"], "there is no gate 9; the gates are 1, 2, 3, 4, 5, 6, 7")]
#[case::an_unknown_layer(&["tiny", "--layer", "system"], "possible values: unit, integration, e2e")]
#[case::an_unknown_option(&["tiny", "--jsn"], "'--json'")]
fn wrong_usage_is_explained_with_the_nearest_name(#[case] args: &[&str], #[case] says: &str) {
    half_done()
        .kata(args)
        .assert()
        .code(2)
        .stdout("")
        .stderr(contains(says));
}

#[test]
fn outside_the_workspace_it_says_where_to_go() {
    let elsewhere = tempfile::tempdir().expect("a folder");
    half_done()
        .kata(&["tiny"])
        .current_dir(elsewhere.path())
        .assert()
        .code(2)
        .stderr(contains("is not inside the kata workspace"))
        .stderr(contains("go to the folder that you cloned"));
}

#[test]
fn a_malformed_manifest_is_named_with_its_line() {
    let workspace = half_done();
    workspace.replace("katas/tiny/Cargo.toml", "after = []", "after = five");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(2)
        .stderr(contains("Cargo.toml"))
        .stderr(contains("line 8"));
}

/// Cargo reads the manifests of all packages before it builds one. So `cargo kata` cannot start then, but the runner can.
#[rstest]
#[case::no_toml("[package\n")]
#[case::an_edition_to_come("[package]\nname = \"broken\"\nedition = \"2099\"\n")]
#[case::a_dependency_that_is_nowhere(
    "[package]\nname = \"broken\"\nedition = \"2024\"\n[dependencies]\nnowhere = { path = \"../nowhere\" }\n"
)]
#[case::a_name_that_is_taken("[package]\nname = \"tiny\"\nedition = \"2024\"\n")]
fn a_broken_manifest_of_another_kata_stops_no_run(#[case] manifest: &str) {
    let workspace = half_done();
    workspace.write("katas/broken/Cargo.toml", manifest);
    workspace.write("katas/broken/src/lib.rs", "");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(contains("✘ red  1 of 2"))
        .stdout(contains("katas/tiny/tests/unit.rs:7"))
        .stdout(contains(
            "edit      katas/tiny/src/lib.rs:2: the least code",
        ))
        .stderr(contains("because of katas/broken/Cargo.toml"))
        .stderr(contains("`cargo kata` cannot start"));
    let verdict = workspace.json(&["tiny", "--json"]);
    assert_eq!(verdict["light"], "red");
    assert_eq!(verdict["focus"], "unit::double_is_twice");
    workspace.replace("katas/tiny/src/lib.rs", "todo!()", "6");
    workspace.kata(&["tiny"]).assert().code(0);
    // What was learned without the others is not taken for what is there with them.
    std::fs::remove_dir_all(workspace.path().join("katas/broken")).expect("it was there");
    workspace.replace("katas/tiny/src/lib.rs", "{ 6 }", "{ 7 }");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stderr(nothing_but_waiting());
}

#[test]
fn a_folder_without_a_manifest_stops_no_run() {
    let workspace = half_done();
    workspace.write("katas/stray/notes.txt", "");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stderr(contains("because of katas/stray/Cargo.toml"));
}

#[test]
fn code_that_does_not_compile_is_amber_also_without_the_others() {
    let workspace = half_done();
    workspace.write("katas/broken/Cargo.toml", "[package\n");
    workspace.write("katas/tiny/src/lib.rs", "pub fn add(a: u32 {");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(contains("▲ amber"))
        .stdout(contains("katas/tiny/src/lib.rs:1"));
}

#[test]
fn a_manifest_of_its_own_that_cargo_refuses_is_a_fault_that_names_it() {
    let workspace = half_done();
    workspace.replace("katas/tiny/Cargo.toml", "\"2024\"", "\"2099\"");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(3)
        .stderr(contains("tiny").and(contains("2099")));
}

#[test]
fn a_kata_without_suites_says_what_to_add() {
    let workspace = half_done();
    std::fs::remove_file(workspace.path().join("katas/tiny/tests/unit.rs")).expect("it was there");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(2)
        .stderr(contains("`tiny` has no tests"))
        .stderr(contains("add a suite"));
}

#[test]
fn a_kata_with_an_empty_suite_is_not_green() {
    let workspace = half_done();
    workspace.write("katas/tiny/tests/unit.rs", "// nothing yet\n");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(2)
        .stdout("")
        .stderr(contains("has no tests"));
}

#[test]
fn without_cargo_it_says_how_to_get_it() {
    let workspace = half_done();
    let mut command = workspace.kata(&["tiny", "--json"]);
    let assert = command
        .env("CARGO", "no-such-cargo")
        .assert()
        .code(3)
        .stderr(contains("rustup.rs"));
    let verdict: serde_json::Value =
        serde_json::from_slice(&assert.get_output().stdout).expect("one document");
    assert_eq!(verdict["light"], "fault");
    assert!(
        verdict["diagnostic"]
            .as_str()
            .is_some_and(|text| text.contains("`no-such-cargo` was not found"))
    );
}

#[cfg(unix)]
#[test]
fn a_cargo_that_is_too_old_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = half_done();
    workspace.write("old-cargo", "#!/bin/sh\n[ \"$1\" = --version ] && echo 'cargo 1.70.0 (abc 2023-01-01)' && exit 0\necho 'feature `edition2024` is required' >&2\nexit 101\n");
    let program = workspace.path().join("old-cargo");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("it is ours");
    workspace
        .kata(&["tiny"])
        .env("CARGO", program)
        .assert()
        .code(3)
        .stderr(contains("Rust 1.70.0 is too old"))
        .stderr(contains("rustup update"));
}

#[test]
fn a_dependency_that_does_not_build_is_a_fault_and_not_the_learner_s() {
    let workspace = half_done();
    workspace.write(
        "broken/Cargo.toml",
        "[package]\nname = \"broken\"\nversion = \"0.0.0\"\nedition = \"2024\"\n",
    );
    workspace.write("broken/src/lib.rs", "compile_error!(\"not today\");\n");
    workspace.replace("Cargo.toml", "\"katas/*\"", "\"broken\", \"katas/*\"");
    workspace.replace(
        "katas/tiny/Cargo.toml",
        "[package.metadata",
        "[dependencies]\nbroken = { path = \"../../broken\" }\n[package.metadata",
    );
    workspace
        .kata(&["tiny"])
        .assert()
        .code(3)
        .stderr(contains("the kata's code is not the reason"))
        .stderr(contains("not today"));
}

#[test]
fn without_a_linker_it_says_how_to_get_one() {
    let workspace = half_done();
    let mut command = workspace.kata(&["tiny"]);
    let output = command
        .env("RUSTFLAGS", "-Clinker=no-such-linker")
        .assert()
        .code(3)
        .stderr(contains(if cfg!(target_os = "linux") {
            "apt install build-essential"
        } else {
            "install"
        }));
    let said = without_waiting(&output.get_output().stderr);
    assert_eq!(
        said.lines().next(),
        Some("fault: `no-such-linker` was not found: Rust needs a linker")
    );
}

#[test]
fn a_reader_that_goes_away_is_no_accident() {
    let workspace = half_done();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_kata"))
        .current_dir(workspace.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(without_waiting(&output.stderr), "");
}

#[cfg(unix)]
#[test]
fn stopping_it_stops_what_it_started() {
    use crate::wait::wait_for;
    use std::time::Duration;
    let workspace = half_done();
    // The marker file says that the test runs, and grows for as long as it lives.
    let marker = workspace.path().join("alive");
    workspace.write(
        "katas/tiny/tests/unit.rs",
        &format!(
            "/// Doc.\n#[test]\nfn runs_on() {{ loop {{ use std::io::Write; \
             std::fs::OpenOptions::new().create(true).append(true).open({marker:?}).unwrap().write_all(b\".\").unwrap(); \
             std::thread::sleep(std::time::Duration::from_millis(5)); }} }}\n"
        ),
    );
    workspace.replace(
        "katas/tiny/Cargo.toml",
        "time-limit-seconds = 2",
        "time-limit-seconds = 600",
    );
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kata"));
    let prepared = workspace.kata(&[]);
    for (name, value) in prepared.get_envs() {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    let mut child = command
        .arg("tiny")
        .current_dir(workspace.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it runs");
    assert!(wait_for(|| marker.exists()), "the test did not start");
    let stopped = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .expect("kill runs");
    assert!(stopped.success());
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    let length = || std::fs::metadata(&marker).expect("it is there").len();
    let before = length();
    std::thread::sleep(Duration::from_millis(100));
    assert_eq!(length(), before, "the test is still running");
}

/// A folder whose name some tool cannot take: the first line says which character it is, and whose limit.
#[rstest]
#[case::a_pattern("a[b]", "contains `[`: cargo takes it for the beginning of a pattern")]
#[cfg_attr(
    unix,
    case::a_list("a:b", "contains `:`: the system takes it for the end of a folder")
)]
fn a_folder_s_name_that_cargo_cannot_take_is_named(#[case] name: &str, #[case] says: &str) {
    let workspace = Workspace::with_kata(HALF_DONE.0, HALF_DONE.1);
    for file in [
        "Cargo.toml",
        "katas/tiny/Cargo.toml",
        "katas/tiny/src/lib.rs",
        "katas/tiny/tests/unit.rs",
        "solutions/none/Cargo.toml",
        "solutions/none/src/lib.rs",
    ] {
        workspace.write(&format!("{name}/{file}"), &workspace.read(file));
    }
    let mut command = workspace.kata(&["tiny"]);
    command
        .current_dir(workspace.path().join(name))
        .env_remove("CARGO_TARGET_DIR");
    let assert = command.assert().code(3);
    let said = without_waiting(&assert.get_output().stderr);
    let first = said.lines().next().unwrap_or_default();
    assert!(first.contains(says), "{said}");
}

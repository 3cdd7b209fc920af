//! What belongs to a kata's sources, and what a run makes of files that are not as it expects them.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Command;

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rstest::rstest;

use crate::flip;
use crate::workspace::{HALF_DONE, Workspace};

const SRC: &str = "katas/tiny/src/lib.rs";
/// The half-done library, done.
const DONE: &str =
    "pub fn add(a: u32, b: u32) -> u32 { a + b }\npub fn double(n: u32) -> u32 { 2 * n }\n";

/// A kata whose packed starter lists its suite, as one ships: a run that finds nothing wrong has nothing to say.
fn workspace() -> Workspace {
    let workspace = Workspace::with_kata(HALF_DONE.0, HALF_DONE.1);
    workspace.pack_with_suites("tiny", "unit tests/unit.rs: 2 tests\n");
    workspace
}

fn light(workspace: &Workspace) -> String {
    let verdict = workspace.json(&["tiny", "--json"]);
    verdict["light"].as_str().expect("a light").to_owned()
}

/// Moves a file's time of change into the past, as `cp -p`, `tar` and `unzip` do.
fn make_old(path: &Path, seconds: u64) {
    let file = std::fs::File::options()
        .write(true)
        .open(path)
        .expect("a file");
    let time = std::time::SystemTime::now() - std::time::Duration::from_secs(seconds);
    file.set_modified(time).expect("a time");
}

#[cfg(unix)]
#[rstest]
#[case::a_dangling_link_of_emacs("katas/tiny/src/.#lib.rs", "someone@host.1234:5678")]
#[case::a_dangling_link("katas/tiny/src/old.rs", "gone")]
#[case::a_link_to_a_folder("katas/tiny/src/tests", "../tests")]
#[case::a_link_to_itself("katas/tiny/tests/loop.rs", "loop.rs")]
fn a_link_that_is_no_file_changes_nothing(#[case] link: &str, #[case] to: &str) {
    let workspace = workspace();
    std::os::unix::fs::symlink(to, workspace.path().join(link)).expect("a link");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stderr(contains(link).or(contains("history")).not());
    workspace.write(SRC, DONE);
    workspace
        .kata(&["tiny"])
        .assert()
        .code(0)
        .stderr(contains(link).or(contains("history")).not());
    let list = workspace.json(&["--json"]);
    let tiny = &list["katas"][0];
    assert_eq!(
        (tiny["light"].as_str(), tiny["changed_since"].as_bool()),
        (Some("green"), Some(false)),
        "{list}"
    );
    workspace
        .kata(&["diff", "tiny", "1"])
        .assert()
        .code(0)
        .stdout(contains("2 * n"));
    workspace.kata(&["back", "tiny", "1"]).assert().code(0);
    assert_eq!(workspace.read(SRC), HALF_DONE.0);
    let link = workspace.path().join(link);
    assert!(link.symlink_metadata().is_ok(), "the link is still there");
}

/// Even an administrator cannot read this file from its beginning.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read_is_named_once_and_the_rest_is_kept() {
    let workspace = workspace();
    let link = workspace.path().join("katas/tiny/src/secret.txt");
    std::os::unix::fs::symlink("/proc/self/mem", &link).expect("a link");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stderr(contains("katas/tiny/src/secret.txt cannot be read"));
    workspace.write(SRC, DONE);
    workspace
        .kata(&["tiny"])
        .assert()
        .code(0)
        .stderr(contains("secret.txt").not());
    workspace.kata(&["back", "tiny", "1"]).assert().code(0);
    assert_eq!(workspace.read(SRC), HALF_DONE.0);
    assert!(link.symlink_metadata().is_ok());
}

#[rstest]
#[case::vim_s_swap_file("katas/tiny/src/.lib.rs.swp")]
#[case::emacs_auto_save("katas/tiny/src/#lib.rs#")]
#[case::a_backup("katas/tiny/src/lib.rs~")]
#[case::a_log_beside_the_sources("katas/tiny/log.txt")]
fn what_is_no_source_is_neither_recorded_nor_removed(#[case] file: &str) {
    let workspace = workspace();
    workspace.kata(&["tiny"]).assert().code(1);
    workspace.write(file, "what the editor keeps");
    workspace.write(SRC, DONE);
    workspace.kata(&["tiny"]).assert().code(0);
    workspace
        .kata(&["diff", "tiny", "1", "2"])
        .assert()
        .code(0)
        .stdout(contains("what the editor keeps").not());
    workspace.kata(&["back", "tiny", "1"]).assert().code(0);
    assert_eq!(workspace.read(file), "what the editor keeps");
}

#[test]
fn the_learner_s_own_tests_change_nothing_about_a_run() {
    let workspace = workspace();
    workspace.write(SRC, DONE);
    workspace.kata(&["tiny"]).assert().code(0);
    workspace.write("katas/tiny/tests/mine.rs", "#[test]\nfn mine() {}\n");
    let list = workspace.json(&["--json"]);
    assert_eq!(list["katas"][0]["changed_since"], false, "{list}");
}

/// Puts the file's earlier text back, so that it looks as old as it is.
fn put_back(workspace: &Workspace, how: &str) {
    let (now, old) = (workspace.path().join(SRC), workspace.path().join("old.rs"));
    match how {
        "a copy that keeps its time" => {
            std::fs::copy(&old, &now).expect("a copy");
            make_old(&now, 1000);
        }
        "a rename" => std::fs::rename(&old, &now).expect("a rename"),
        "a folder that is renamed" => {
            let src = now.parent().expect("a folder");
            let new = workspace.path().join("katas/tiny/new");
            std::fs::rename(src, &new).expect("a rename");
            std::fs::rename(workspace.path().join("kept"), src).expect("a rename");
            std::fs::remove_dir_all(new).expect("it goes");
        }
        _ => panic!("{how}?"),
    }
}

// A folder that is renamed after a build by cargo alone is not among these: neither the file nor a record tells of it.
#[rstest]
#[case::a_copy_after_a_run("a copy that keeps its time", false)]
#[case::a_rename_after_a_run("a rename", false)]
#[case::a_folder_s_rename_after_a_run("a folder that is renamed", false)]
#[case::a_copy_after_cargo_test("a copy that keeps its time", true)]
#[case::a_rename_after_cargo_test("a rename", true)]
fn code_that_is_put_back_with_its_old_time_is_what_is_judged(
    #[case] how: &str,
    #[case] built_by_cargo: bool,
) {
    let workspace = workspace();
    // The old texts lie beside the kata before anything is built.
    workspace.write("old.rs", HALF_DONE.0);
    workspace.write("kept/lib.rs", HALF_DONE.0);
    make_old(&workspace.path().join("old.rs"), 1000);
    make_old(&workspace.path().join("kept/lib.rs"), 1000);
    assert_eq!(light(&workspace), "red");
    workspace.write(SRC, DONE);
    if built_by_cargo {
        let built = Command::new("cargo")
            .args(["test", "--quiet", "--package", "tiny"])
            .current_dir(workspace.path())
            .envs(workspace.environment())
            .output()
            .expect("cargo runs");
        assert!(built.status.success(), "{built:?}");
    } else {
        assert_eq!(light(&workspace), "green");
    }
    put_back(&workspace, how);
    assert_eq!(light(&workspace), "red");
    let list = workspace.json(&["--json"]);
    assert_eq!(list["katas"][0]["changed_since"], false, "{list}");
}

/// Five learners' solutions are unpacked into the same folder, one after the other, with the times that they had at home.
#[test]
fn each_submission_with_its_old_times_gets_its_own_verdict() {
    let workspace = workspace();
    let wrong = DONE.replace("2 * n", "3 * n");
    let submissions = [
        (DONE, "green"),
        (HALF_DONE.0, "red"),
        (wrong.as_str(), "red"),
        (DONE, "green"),
        ("nonsense", "amber"),
        (DONE, "green"),
    ];
    for (age, (code, expected)) in submissions.into_iter().enumerate() {
        workspace.write(SRC, code);
        make_old(&workspace.path().join(SRC), 100_000 + age as u64);
        assert_eq!(light(&workspace), expected, "submission {age}");
    }
}

/// The same with learners' own tests: each file is older than what was built last.
#[test]
fn each_learner_s_tests_with_their_old_times_are_judged_by_themselves() {
    let tests = [
        ("assert_eq!(tiny::double(3), 6);", 1),
        ("assert_eq!(tiny::double(2), 4);", 0),
        ("assert_eq!(tiny::double(0), 0);", 1),
        ("assert_eq!(tiny::double(3), 6);", 1),
    ];
    let workspace = flip::workspace(&flip::ALL[..1], "");
    for (age, (body, caught)) in tests.into_iter().enumerate() {
        let mine = "katas/tiny/tests/mine.rs";
        workspace.write(
            mine,
            &format!("#[test]\nfn it_doubles() {{\n    {body}\n}}\n"),
        );
        make_old(&workspace.path().join(mine), 100_000 + age as u64);
        let flip = workspace.json(&["flip", "tiny", "--json"]);
        let caught_by = flip["impostors"][0]["caught_by"].as_array();
        assert_eq!(
            caught_by.map(Vec::len),
            Some(caught),
            "learner {age}: {flip}"
        );
    }
}

/// A solution that came back with its old time is not the one that passed.
#[test]
fn a_solution_with_an_old_time_is_verified_as_it_is() {
    let workspace = flip::workspace(&[], "");
    let gate = || {
        let verified = workspace.json(&["verify", "tiny", "--gate", "2", "--json"]);
        verified["katas"][0]["gates"][0].clone()
    };
    let lib = "solutions/tiny/src/lib.rs";
    let wrong = workspace.read(lib).replace("n * 2", "n * 3");
    workspace.write(lib, &wrong);
    assert!(
        gate()
            .to_string()
            .contains("unit::double_is_twice is not green")
    );
    workspace.replace(lib, "n * 3", "n * 2");
    assert!(!gate().to_string().contains("is not green"));
    workspace.write(lib, &wrong);
    make_old(&workspace.path().join(lib), 1000);
    assert!(
        gate()
            .to_string()
            .contains("unit::double_is_twice is not green")
    );
}

/// Another cargo (an editor's) holds the target folder while the learner saves the right answer.
#[test]
fn code_that_is_saved_while_cargo_waits_is_what_is_judged_and_recorded() {
    let workspace = workspace();
    let wrong = DONE.replace("2 * n", "9");
    workspace.write(SRC, &wrong);
    assert_eq!(light(&workspace), "red");
    let folder = workspace.path().join("target/debug");
    let locks: Vec<_> = folder
        .read_dir()
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.to_string_lossy().ends_with("lock"))
        .map(|path| std::fs::File::create(path).expect("a lock"))
        .collect();
    assert!(!locks.is_empty(), "cargo locks its folder");
    for lock in &locks {
        lock.lock().expect("no other thread has it");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_kata"));
    let mut running = command
        .args(["tiny", "--tcr"])
        .current_dir(workspace.path())
        .envs(workspace.environment())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut said = BufReader::new(running.stderr.take().expect("a pipe")).lines();
    let waits = said.any(|line| line.expect("text").contains("waiting for another cargo"));
    assert!(waits, "it ended without waiting");
    workspace.write(SRC, DONE);
    drop(locks);
    let rest: Vec<_> = said.map_while(Result::ok).collect();
    assert_eq!(running.wait().expect("it ends").code(), Some(0), "{rest:?}");
    workspace.write(SRC, &wrong);
    workspace.kata(&["tiny", "--tcr"]).assert().code(1);
    assert_eq!(
        workspace.read(SRC),
        DONE,
        "the last green is what was green"
    );
}

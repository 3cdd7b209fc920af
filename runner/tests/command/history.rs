//! The journal, and getting back what is in it: with real git, real cargo, and kills at any moment.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rstest::rstest;

use crate::workspace::{HALF_DONE, Workspace};

const SRC: &str = "katas/tiny/src/lib.rs";

fn workspace() -> Workspace {
    Workspace::with_kata(HALF_DONE.0, HALF_DONE.1)
}

/// Makes the workspace a git repository with everything in it committed, as in a fresh clone.
pub fn cloned(workspace: &Workspace) {
    workspace.write(".gitignore", "target\n.kata\n");
    for args in [
        &["init", "--quiet", "--initial-branch=master"][..],
        &["add", "."],
        &["commit", "--quiet", "--message", "given"],
    ] {
        git(workspace, args);
    }
}

/// Runs git in a workspace.
pub fn git(workspace: &Workspace, args: &[&str]) -> String {
    let output = Command::new("git")
        .args([
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@b",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(args)
        .current_dir(workspace.path())
        .output()
        .expect("git runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn events(workspace: &Workspace) -> Vec<String> {
    workspace
        .entries()
        .iter()
        .map(|entry| {
            let word = |key: &str| entry[key].as_str().map(str::to_owned);
            word("light")
                .or_else(|| word("before"))
                .expect("a light, or what it was kept before")
        })
        .collect()
}

#[test]
fn every_run_is_an_entry_with_its_light_and_its_size() {
    let workspace = workspace();
    workspace.kata(&["tiny"]).assert().code(1);
    workspace.write(SRC, "nonsense");
    workspace.kata(&["tiny"]).assert().code(1);
    workspace.write(
        SRC,
        &HALF_DONE
            .0
            .replace("_: u32) -> u32 { todo!() }", "n: u32) -> u32 { 2 * n }"),
    );
    workspace.kata(&["tiny"]).assert().code(0);
    let log = workspace.json(&["log", "tiny", "--json"]);
    let short: Vec<_> = log["entries"]
        .as_array()
        .expect("entries")
        .iter()
        .map(|entry| {
            serde_json::json!([
                entry["number"],
                entry["light"],
                entry["passed"],
                entry["total"],
                entry["added"],
                entry["removed"]
            ])
        })
        .collect();
    assert_eq!(
        serde_json::json!(short),
        serde_json::json!([
            [1, "red", 1, 2, 0, 0],
            [2, "amber", 0, 0, 1, 2],
            [3, "green", 2, 2, 2, 1]
        ])
    );
    assert_eq!(log["rhythm"]["steps"], 1);
    assert_eq!(log["rhythm"]["runs_per_step_tenths"], 20);
    workspace
        .kata(&["log", "tiny"])
        .assert()
        .code(0)
        .stdout(
            contains("▲ amber")
                .and(contains("1 of 2"))
                .and(contains("+2 -1")),
        )
        .stdout(contains("Runs per step   2.0"));
}

#[test]
fn back_brings_back_a_run_and_says_how_to_undo_it() {
    let workspace = workspace();
    workspace.kata(&["tiny"]).assert().code(1);
    workspace.write(SRC, "// mine\n");
    workspace.write("katas/tiny/src/more.rs", "// more\n");
    workspace
        .kata(&["back", "tiny", "1"])
        .assert()
        .code(0)
        .stdout(contains("katas/tiny is now as in run 1:"))
        .stdout(contains("To undo: cargo kata back tiny 2"));
    assert_eq!(workspace.read(SRC), HALF_DONE.0);
    assert!(!workspace.path().join("katas/tiny/src/more.rs").exists());
    workspace.kata(&["back", "tiny", "2"]).assert().code(0);
    assert_eq!(
        (
            workspace.read(SRC),
            workspace.read("katas/tiny/src/more.rs")
        ),
        ("// mine\n".into(), "// more\n".into())
    );
    assert_eq!(events(&workspace), ["red", "back to 1", "back to 2"]);
    workspace.kata(&["back", "tiny"]).assert().code(0);
    assert_eq!(
        workspace.read(SRC),
        HALF_DONE.0,
        "without a number: the last one that was another"
    );
}

#[test]
fn every_flip_keeps_the_learner_s_tests_and_back_brings_them_back() {
    const MINE: &str = "katas/tiny/tests/mine.rs";
    let first = "#[test]\nfn a() { assert_eq!(tiny::double(3), 6); }\n";
    let workspace = crate::flip::workspace(&crate::flip::ALL[..1], first);
    workspace.kata(&["flip", "tiny"]).assert().code(0);
    workspace.write(MINE, "");
    workspace.kata(&["flip", "tiny"]).assert().code(1);
    workspace.kata(&["flip", "tiny"]).assert().code(1);
    assert_eq!(events(&workspace), ["flip", "flip"], "the same files once");
    workspace
        .kata(&["back", "tiny", "--tests"])
        .assert()
        .code(0)
        .stdout(contains("katas/tiny/tests/mine.rs is now as in entry 1:"));
    assert_eq!(workspace.read(MINE), first);
}

#[test]
fn reset_brings_back_the_starter_and_keeps_what_was_there() {
    let workspace = workspace();
    cloned(&workspace);
    workspace.write(SRC, "// solved\n");
    workspace.write("katas/tiny/tests/mine.rs", "// my own\n");
    git(
        &workspace,
        &["commit", "--quiet", "--all", "--message", "my work"],
    );
    workspace
        .kata(&["reset", "tiny"])
        .assert()
        .code(0)
        .stdout(contains("katas/tiny/src is now as in the starter:"))
        .stdout(contains("To undo: cargo kata back tiny 1"));
    assert_eq!(workspace.read(SRC), HALF_DONE.0);
    assert_eq!(workspace.read("katas/tiny/tests/mine.rs"), "// my own\n");
    workspace.kata(&["back", "tiny", "1"]).assert().code(0);
    assert_eq!(workspace.read(SRC), "// solved\n");
    workspace.kata(&["reset", "tiny"]).assert().code(0);
    workspace
        .kata(&["reset", "tiny"])
        .assert()
        .code(0)
        .stdout(contains(
            "Nothing to do: katas/tiny/src is already as in the starter.",
        ));
}

/// What a learner, a teacher or a host may have done to the history of the workspace.
#[derive(Debug, Clone, Copy)]
enum Place {
    WithoutRepository,
    /// The tests and solved code came in one commit.
    SolvedInTheFirstCommit,
    Shallow,
    /// `log` prints more than it was asked for.
    SignaturesAreShown,
    /// The workspace is a folder of a larger repository.
    InAFolder,
    /// Git refuses to work in the folder of another user.
    OfAnotherUser,
    WithoutGit,
}

#[cfg(unix)]
#[rstest]
fn reset_brings_back_the_starter_wherever_the_workspace_is(
    #[values(
        Place::WithoutRepository,
        Place::SolvedInTheFirstCommit,
        Place::Shallow,
        Place::SignaturesAreShown,
        Place::InAFolder,
        Place::OfAnotherUser,
        Place::WithoutGit
    )]
    place: Place,
) {
    let workspace = workspace();
    let mut reset = workspace.kata(&["reset", "tiny"]);
    match place {
        Place::WithoutRepository => {}
        Place::SolvedInTheFirstCommit => {
            workspace.write(SRC, "// solved\n");
            cloned(&workspace);
        }
        Place::Shallow => {
            workspace.write(SRC, "// solved\n");
            cloned(&workspace);
            // A commit that has a parent, which is not there.
            let head = git(&workspace, &["rev-parse", "HEAD"]);
            workspace.write(".git/shallow", &head);
        }
        Place::SignaturesAreShown => {
            cloned(&workspace);
            git(&workspace, &["config", "log.showSignature", "true"]);
        }
        Place::InAFolder => {
            cloned(&workspace);
            let repository = tempfile::tempdir().expect("a folder");
            std::fs::rename(
                workspace.path().join(".git"),
                repository.path().join(".git"),
            )
            .expect("it is moved");
            reset.env("GIT_DIR", repository.path().join(".git"));
        }
        Place::OfAnotherUser => {
            cloned(&workspace);
            reset.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
        }
        Place::WithoutGit => {
            reset.env("PATH", workspace.path());
        }
    }
    workspace.write(SRC, "// mine\n");
    if let Place::WithoutGit = place {
        // What is there could not be recorded, so nothing is overwritten.
        reset
            .assert()
            .code(3)
            .stderr(contains("there is no git on this machine"));
        assert_eq!(workspace.read(SRC), "// mine\n");
        return;
    }
    reset
        .assert()
        .code(0)
        .stdout(contains("katas/tiny/src is now as in the starter:"));
    assert_eq!(workspace.read(SRC), HALF_DONE.0);
}

#[test]
fn a_starter_that_is_missing_is_named_with_the_command_that_gets_it_back() {
    let workspace = workspace();
    std::fs::remove_file(workspace.path().join("katas/tiny/starter.tar")).expect("it is there");
    workspace.write(SRC, "// mine\n");
    workspace
        .kata(&["reset", "tiny"])
        .assert()
        .code(2)
        .stderr(contains("there is no katas/tiny/starter.tar"))
        .stderr(contains("git checkout -- katas/tiny/starter.tar"));
    assert_eq!(workspace.read(SRC), "// mine\n");
}

#[test]
fn diff_shows_what_changed_between_runs_and_since() {
    let workspace = workspace();
    workspace.kata(&["tiny"]).assert().code(1);
    workspace.write(SRC, "// two\n");
    workspace.kata(&["tiny"]).assert().code(1);
    workspace.write(SRC, "// three\n");
    let shown = |args: &[&str], gone: &str, new: &str| {
        let args: Vec<_> = ["diff", "tiny"].iter().chain(args).copied().collect();
        workspace
            .kata(&args)
            .assert()
            .code(0)
            .stdout(contains(format!("- {gone}")).and(contains(format!("+ {new}"))));
    };
    shown(&[], "// two", "// three");
    shown(&["1"], "pub fn add", "// three");
    shown(&["1", "2"], "pub fn add", "// two");
    workspace
        .kata(&["diff", "tiny", "2", "2"])
        .assert()
        .code(0)
        .stdout(contains("The code is the same."));
}

#[rstest]
#[case::back(&["back", "tiny", "9"])]
#[case::diff(&["diff", "tiny", "9"])]
fn an_entry_that_is_not_there_is_said(#[case] args: &[&str]) {
    let workspace = workspace();
    workspace.kata(&["tiny"]).assert().code(1);
    workspace
        .kata(args)
        .assert()
        .code(2)
        .stderr(contains("has no entry 9; its entries are 1 to 1"));
    workspace.write(SRC, HALF_DONE.0);
}

/// A `PATH` with what cargo needs, and no git.
pub fn path_without_git(workspace: &Workspace) -> PathBuf {
    let bin = workspace.path().join("bin");
    std::fs::create_dir(&bin).expect("a folder");
    let path = std::env::var_os("PATH").expect("a PATH");
    for name in ["cc", "cargo", "rustc", "ld", "gcc"] {
        let program = std::env::split_paths(&path)
            .map(|dir| dir.join(name))
            .find(|file| file.is_file());
        #[cfg(unix)]
        if let Some(program) = program {
            std::os::unix::fs::symlink(program, bin.join(name)).expect("a link");
        }
    }
    bin
}

#[test]
fn without_git_the_run_goes_on_and_says_once_that_it_keeps_no_history() {
    let workspace = workspace();
    let bin = path_without_git(&workspace);
    let run = || {
        let mut command = workspace.kata(&["tiny"]);
        command.env("PATH", &bin);
        command
    };
    run()
        .assert()
        .code(1)
        .stdout(contains("double"))
        .stderr(contains("no history is kept").and(contains("there is no git")));
    run()
        .assert()
        .code(1)
        .stderr(contains("no history is kept").not());
}

#[test]
fn a_damaged_journal_is_set_aside_and_said_so() {
    let workspace = workspace();
    workspace.kata(&["tiny"]).assert().code(1);
    std::fs::write(workspace.path().join(".kata/journal.git/HEAD"), "nonsense")
        .expect("it is there");
    workspace.kata(&["tiny"]).assert().code(1).stderr(contains(
        "the journal was damaged: it was moved to .kata/journal-damaged-1.git",
    ));
    assert_eq!(events(&workspace), ["red"]);
    assert!(
        workspace
            .path()
            .join(".kata/journal-damaged-1.git/refs/heads/tiny")
            .is_file()
    );
}

#[test]
fn damaged_progress_is_named_in_the_list_and_set_aside_by_the_next_run() {
    let workspace = workspace();
    workspace.write(".kata/tiny.json", "{\"last\": {");
    workspace
        .kata(&[])
        .assert()
        .code(0)
        .stderr(contains(".kata/tiny.json is damaged"));
    assert_eq!(workspace.read(".kata/tiny.json"), "{\"last\": {");
    workspace.kata(&["tiny"]).assert().code(1).stderr(contains(
        "it is .kata/tiny-damaged-1.json now, and a new one was begun",
    ));
    assert_eq!(workspace.read(".kata/tiny-damaged-1.json"), "{\"last\": {");
    let output = workspace.kata(&[]).output().expect("it runs");
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn a_learners_repository_in_the_middle_of_a_rebase_is_not_touched() {
    let workspace = workspace();
    cloned(&workspace);
    workspace.write("notes.txt", "mine\n");
    git(&workspace, &["add", "notes.txt"]);
    git(&workspace, &["commit", "--quiet", "--message", "notes"]);
    git(
        &workspace,
        &["checkout", "--quiet", "-b", "other", "HEAD~1"],
    );
    workspace.write("notes.txt", "theirs\n");
    git(&workspace, &["add", "notes.txt"]);
    git(&workspace, &["commit", "--quiet", "--message", "others"]);
    let rebase = Command::new("git")
        .args([
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@b",
            "rebase",
            "--quiet",
            "-",
        ])
        .current_dir(workspace.path())
        .output()
        .expect("git runs");
    assert!(!rebase.status.success(), "it stops at a conflict");
    let state = || {
        let files = [
            ".git/index",
            ".git/HEAD",
            ".git/ORIG_HEAD",
            ".git/REBASE_HEAD",
        ];
        let bytes =
            files.map(|file| std::fs::read(workspace.path().join(file)).expect("it is there"));
        let refs = git(&workspace, &["for-each-ref"]);
        (bytes, refs, workspace.read("notes.txt"))
    };
    let before = state();
    workspace.kata(&["tiny"]).assert().code(1);
    workspace.write(SRC, "// mine\n");
    workspace.kata(&["reset", "tiny"]).assert().code(0);
    workspace.kata(&["back", "tiny", "1"]).assert().success();
    assert_eq!(state(), before);
}

/// Ends the command after a while, as a power cut would: itself and what it started.
fn cut_off(workspace: &Workspace, args: &[&str], after: Duration) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kata"));
    command
        .args(args)
        .current_dir(workspace.path())
        .envs(workspace.environment())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = command.spawn().expect("it starts");
    std::thread::sleep(after);
    let _ = child.kill();
    child.wait().expect("it ends");
}

#[test]
fn nothing_is_lost_whenever_it_is_killed() {
    let workspace = workspace();
    cloned(&workspace);
    workspace.kata(&["tiny"]).assert().code(1);
    let mut versions = vec![HALF_DONE.0.to_owned()];
    for round in 0..300_u64 {
        let version = format!("// version {round}\n");
        workspace.write(SRC, &version);
        versions.push(version);
        // Spread over the whole of what it does: some ten milliseconds.
        let after = Duration::from_micros((round * 397) % 45_000);
        let args = if round % 2 == 0 {
            &["reset", "tiny"][..]
        } else {
            &["back", "tiny", "1"]
        };
        cut_off(&workspace, args, after);
        let now = workspace.read(SRC);
        assert!(
            versions.contains(&now),
            "a file that is half one and half the other: {now}"
        );
        if now == *versions.last().expect("one") {
            // It was not touched, so it is where it was; the next command would keep it.
            workspace.kata(&["reset", "tiny"]).assert().code(0);
        }
    }
    let last = workspace.entries().len();
    let repository = workspace.path().join(".kata/journal.git");
    let history = Command::new("git")
        .env("GIT_DIR", &repository)
        .args(["log", "--format=", "--patch", "refs/heads/tiny"])
        .output()
        .expect("git runs");
    let history = String::from_utf8_lossy(&history.stdout).into_owned();
    for version in &versions[1..] {
        assert!(
            history.contains(&format!("+{version}")),
            "{version} is lost, of {last} entries"
        );
    }
    let fsck = Command::new("git")
        .env("GIT_DIR", &repository)
        .args(["fsck", "--strict"])
        .status();
    assert!(fsck.expect("git runs").success());
}

#[cfg(unix)]
#[test]
fn where_the_private_folder_cannot_be_written_the_run_goes_on() {
    let workspace = workspace();
    // A file where the folder should be cannot be written to by any user, not even root.
    workspace.write(".kata", "");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(contains("✘ red  1 of 2"))
        .stderr(contains("no history is kept"));
    let before = workspace.read(SRC);
    cloned(&workspace);
    workspace.write(SRC, "// mine\n");
    workspace
        .kata(&["reset", "tiny"])
        .assert()
        .failure()
        .stderr(contains(
            "nothing changed: your code could not be backed up",
        ));
    assert_eq!(workspace.read(SRC), "// mine\n");
    assert_ne!(before, "// mine\n");
}

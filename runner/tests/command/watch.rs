//! `kata watch`, in a real pseudo-terminal and without one.

use std::fs::{File, TryLockError};
use std::io::{BufRead, BufReader};
use std::num::NonZero;
use std::process::{Command, Stdio};

use rstest::rstest;

use crate::screen::Screen;
use crate::wait::wait_for;
use crate::workspace::{HALF_DONE, Workspace};

const SRC: &str = "katas/tiny/src/lib.rs";

fn workspace() -> Workspace {
    Workspace::with_kata(HALF_DONE.0, HALF_DONE.1)
}

fn solved() -> String {
    HALF_DONE
        .0
        .replace("_: u32) -> u32 { todo!() }", "n: u32) -> u32 { 2 * n }")
}

/// A watch whose first run has ended red.
fn watching(workspace: &Workspace, args: &[&str]) -> Screen {
    let args: Vec<_> = ["watch"].iter().chain(args).copied().collect();
    let mut screen = workspace.screen(&args);
    screen.wait_for("✘ red");
    screen
}

#[test]
fn every_save_is_a_run_and_the_focus_is_shown() {
    let workspace = workspace();
    let mut screen = watching(&workspace, &["tiny"]);
    screen.wait_for("1 of 2");
    screen.wait_for("is still `todo!()`");
    workspace.write(SRC, "nonsense");
    screen.wait_for("▲ amber");
    screen.wait_for("error");
    workspace.write(SRC, &solved());
    screen.wait_for("✔ green");
    screen.wait_for("All tests pass.");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    let log = workspace.json(&["log", "tiny", "--json"]);
    let lights: Vec<_> = log["entries"]
        .as_array()
        .expect("entries")
        .iter()
        .map(|entry| entry["light"].clone())
        .collect();
    assert_eq!(lights, ["red", "amber", "green"]);
}

#[test]
fn behind_the_last_hint_stands_the_function_of_the_reference() {
    let workspace = workspace();
    workspace.write(
        "katas/tiny/hints.md",
        "# Hints\n\n## unit::double_is_twice\nAdd it.\n",
    );
    let mut screen = watching(&workspace, &["tiny"]);
    screen.wait_for("is still `todo!()`");
    screen.press("h");
    screen.wait_for("hint 1 of 1");
    screen.press("h");
    screen.wait_for("cargo kata solution tiny double --reveal");
    screen.press("q");
    screen.end();
}

#[rstest]
#[case::by_rename("lib.rs.new")]
#[case::by_a_temporary_file_elsewhere("../lib.rs~")]
fn saves_of_every_editor_are_noticed(#[case] temporary: &str) {
    let workspace = workspace();
    let mut screen = watching(&workspace, &["tiny"]);
    let src = workspace.path().join("katas/tiny/src");
    std::fs::write(src.join(temporary), solved()).expect("a file");
    std::fs::rename(src.join(temporary), src.join("lib.rs")).expect("it is renamed");
    screen.wait_for("✔ green");
    screen.press("q");
    assert_eq!(screen.end(), 0);
}

#[test]
fn without_reports_of_changes_watch_looks_by_itself_and_says_so() {
    let workspace = workspace();
    let mut screen = workspace.screen_with(&["watch", "tiny"], &[("KATA_WATCH_POLL", "1")]);
    screen.wait_for("✘ red");
    screen.wait_for("looking for changes by itself");
    workspace.write(SRC, &solved());
    screen.wait_for("✔ green");
    screen.press("q");
    assert_eq!(screen.end(), 0);
}

#[rstest]
#[case::data("tests/out.txt", 2)]
#[case::code("src/generated.rs", 3)]
fn a_file_that_a_test_writes_is_named_and_starts_no_run_for_ever(
    #[case] file: &str,
    #[case] runs: usize,
) {
    let (lib, unit) = HALF_DONE;
    let writes = format!(
        "#[test]\nfn writes() {{ let now = std::time::SystemTime::now(); \
         std::fs::write({file:?}, format!(\"// {{now:?}}\")).unwrap(); }}\n{unit}"
    );
    let workspace = Workspace::with_kata(lib, &writes);
    let mut screen = watching(&workspace, &["tiny"]);
    screen.wait_for("changes in every run");
    screen.wait_for(&format!("katas/tiny/{file}"));
    screen.wait_for("✘ red");
    // A save is a run as before.
    workspace.write(SRC, &solved());
    screen.wait_for("✔ green");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    let entries = workspace.entries();
    let red = entries.iter().filter(|entry| entry["light"] == "red");
    assert!(red.count() <= runs, "{entries:?}");
}

#[test]
fn what_an_editor_leaves_starts_no_run() {
    let workspace = workspace();
    let mut screen = watching(&workspace, &["tiny"]);
    for name in [".lib.rs.swp", "4913", "#lib.rs#", "lib.rs~"] {
        workspace.write(&format!("katas/tiny/src/{name}"), name);
    }
    workspace.save(SRC, &solved());
    screen.wait_for("✔ green");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    assert_eq!(workspace.entries().len(), 2);
}

/// Waits until the journal has so many runs.
fn until_runs(workspace: &Workspace, number: usize) {
    assert!(
        wait_for(|| workspace.entries().len() >= number),
        "there is no run {number}"
    );
}

/// Moves the kata's folder away and back: as it was, or copied, as a checkout makes it anew.
fn away_and_back(workspace: &Workspace, copied: bool) {
    let (kata, away) = ("katas/tiny", "away");
    let (kata, away) = (workspace.path().join(kata), workspace.path().join(away));
    std::fs::rename(&kata, &away).expect("it is moved");
    if copied {
        for folder in ["src", "tests"] {
            std::fs::create_dir_all(kata.join(folder)).expect("a folder");
        }
        for file in ["Cargo.toml", "src/lib.rs", "tests/unit.rs"] {
            std::fs::copy(away.join(file), kata.join(file)).expect("it is copied");
        }
        std::fs::remove_dir_all(&away).expect("it is removed");
    } else {
        std::fs::rename(&away, &kata).expect("it is moved back");
    }
}

#[rstest]
fn it_goes_on_after_the_folder_was_away(#[values(false, true)] copied: bool) {
    let workspace = workspace();
    let mut screen = watching(&workspace, &["tiny"]);
    away_and_back(&workspace, copied);
    // A whole run later nothing is on its way any more that was told of the moves.
    screen.press("r");
    until_runs(&workspace, 2);
    workspace.write(SRC, &solved());
    screen.wait_for("✔ green");
    screen.press("q");
    assert_eq!(screen.end(), 0);
}

#[test]
fn a_checkout_of_another_commit_is_a_save() {
    let workspace = workspace();
    crate::history::cloned(&workspace);
    workspace.write(SRC, &solved());
    let git = |args: &[&str]| crate::history::git(&workspace, args);
    git(&["commit", "--quiet", "--all", "--message", "solved"]);
    git(&["rm", "-r", "--quiet", "katas/tiny"]);
    git(&["commit", "--quiet", "--message", "gone"]);
    git(&["checkout", "--quiet", "HEAD~2"]);
    let mut screen = watching(&workspace, &["tiny"]);
    // The folder goes, and comes back with other code.
    git(&["checkout", "--quiet", "master"]);
    git(&["checkout", "--quiet", "master~1"]);
    screen.wait_for("✔ green");
    screen.press("r");
    until_runs(&workspace, 3);
    git(&["checkout", "--quiet", "master~2"]);
    screen.wait_for("✘ red");
    screen.press("q");
    assert_eq!(screen.end(), 1);
}

/// A first test that runs until it is ended or the workspace is removed. It holds a lock for as long, and says in a file
/// that it does.
fn endless(workspace: &Workspace) -> String {
    let file = workspace.path().join("running");
    format!(
        "pub fn add(a: u32, b: u32) -> u32 {{\n\
         let lock = std::fs::File::create({lock:?}).unwrap();\n\
         lock.lock().unwrap();\n\
         std::fs::write({file:?}, \"\").unwrap();\n\
         while std::path::Path::new({file:?}).exists() {{ std::thread::sleep(std::time::Duration::from_millis(1)); }}\n\
         a + b\n\
         }}\n\
         pub fn double(n: u32) -> u32 {{ 2 * n }}\n",
        lock = file.with_extension("lock").to_string_lossy(),
        file = file.to_string_lossy()
    )
}

/// Waits until the endless test is gone. The system frees its lock then and not before.
fn assert_gone(workspace: &Workspace) {
    let file = workspace.path().join("running.lock");
    let lock = File::options().write(true).open(file).expect("the lock");
    let is_free = || match lock.try_lock() {
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(error)) => panic!("{error}"),
        Ok(()) => true,
    };
    assert!(wait_for(is_free), "the test still runs");
}

/// Waits until the endless test runs.
fn running(workspace: &Workspace) {
    let file = workspace.path().join("running");
    assert!(wait_for(|| file.exists()), "it never runs");
}

/// What is left of the runner's own in a folder for temporary files.
#[cfg(unix)]
fn scratch_in(folder: &std::path::Path) -> Vec<std::ffi::OsString> {
    let entries = folder.read_dir().expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    names
        .filter(|name| name.to_string_lossy().starts_with("kata-"))
        .collect()
}

#[cfg(unix)]
#[rstest]
fn no_scratch_folder_is_left_after(
    #[values("INT", "TERM", "HUP", "KILL")] signal: &str,
    #[values(&["tiny"], &["watch", "tiny"])] args: &[&str],
) {
    let workspace = workspace();
    workspace.replace(
        "katas/tiny/Cargo.toml",
        "time-limit-seconds = 2",
        "time-limit-seconds = 1000",
    );
    workspace.write(SRC, &endless(&workspace));
    let temporary = tempfile::tempdir().expect("a folder");
    let mut child = Command::new(env!("CARGO_BIN_EXE_kata"))
        .args(args)
        .current_dir(workspace.path())
        .envs(workspace.environment())
        .env("TMPDIR", temporary.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    running(&workspace);
    assert_eq!(scratch_in(temporary.path()).len(), 1);
    let id = child.id().to_string();
    let killed = Command::new("kill").args(["-s", signal, &id]).status();
    assert!(killed.expect("kill runs").success());
    child.wait().expect("it ends");
    if signal == "KILL" {
        // It cannot clean up then; the next run does.
        workspace.write(SRC, HALF_DONE.0);
        let mut next = workspace.kata(&["tiny"]);
        next.env("TMPDIR", temporary.path()).assert().code(1);
    } else {
        assert_gone(&workspace);
    }
    assert_eq!(scratch_in(temporary.path()), [""; 0]);
}

#[test]
fn a_save_ends_the_run_that_it_makes_stale() {
    let workspace = workspace();
    workspace.replace(
        "katas/tiny/Cargo.toml",
        "time-limit-seconds = 2",
        "time-limit-seconds = 1000",
    );
    let mut screen = watching(&workspace, &["tiny"]);
    workspace.save(SRC, &endless(&workspace));
    running(&workspace);
    // Keys work while it runs.
    screen.press("?");
    screen.wait_for("this list");
    screen.press("?");
    workspace.save(SRC, &solved());
    screen.wait_for("✔ green");
    assert_gone(&workspace);
    screen.press("q");
    assert_eq!(screen.end(), 0);
    let entries = workspace.entries();
    assert_eq!(
        entries.len(),
        2,
        "a run without a verdict is none: {entries:?}"
    );
}

#[test]
fn the_focus_is_there_before_the_rest_has_ended() {
    let workspace = workspace();
    workspace.replace(
        "katas/tiny/Cargo.toml",
        "time-limit-seconds = 2",
        "time-limit-seconds = 1000",
    );
    let mut screen = watching(&workspace, &["tiny"]);
    // Now the first test fails, and the second goes on for ever.
    workspace.write(
        SRC,
        "pub fn add(_: u32, _: u32) -> u32 { 7 }\npub fn double(_: u32) -> u32 { loop { std::thread::yield_now(); } }\n",
    );
    screen.wait_for("your code 7");
    screen.wait_for("… waiting for unit::double_is_twice");
    screen.press("q");
    assert_eq!(screen.end(), 1);
}

#[rstest]
#[case::q("q")]
#[case::ctrl_c("\u{3}")]
fn quitting_ends_what_runs_and_leaves_the_terminal_whole(#[case] keys: &str) {
    let workspace = workspace();
    workspace.replace(
        "katas/tiny/Cargo.toml",
        "time-limit-seconds = 2",
        "time-limit-seconds = 1000",
    );
    let mut screen = watching(&workspace, &["tiny"]);
    workspace.write(SRC, &endless(&workspace));
    running(&workspace);
    screen.press(keys);
    assert_eq!(screen.end(), 1, "the last light was red");
    assert_gone(&workspace);
    #[cfg(unix)]
    assert!(screen.is_whole());
}

#[cfg(unix)]
#[test]
fn the_terminal_is_whole_after_being_ended_from_outside() {
    use nix::sys::signal::{Signal, kill};
    let workspace = workspace();
    let mut screen = watching(&workspace, &["tiny"]);
    let process = nix::unistd::Pid::from_raw(screen.process().try_into().expect("a process"));
    kill(process, Signal::SIGTERM).expect("it is there");
    assert_eq!(screen.end(), 130);
    assert!(screen.is_whole());
    assert!(
        !screen.text().contains("h hint"),
        "the usual screen is back"
    );
}

#[cfg(unix)]
#[rstest]
#[case::with_a_signal("exec \"$0\" watch tiny", true)]
#[case::with_a_signal_that_is_ignored("trap '' HUP; \"$0\" watch tiny; exit $?", true)]
#[case::without_a_signal("exec \"$0\" watch tiny", false)]
fn a_terminal_that_goes_away_ends_the_watch_and_what_runs(
    #[case] script: &str,
    #[case] has_session: bool,
) {
    let workspace = workspace();
    workspace.replace(
        "katas/tiny/Cargo.toml",
        "time-limit-seconds = 2",
        "time-limit-seconds = 1000",
    );
    let mut command = workspace.shell(script);
    command.set_controlling_tty(has_session);
    let mut screen = Screen::of(command);
    screen.wait_for("✘ red");
    workspace.write(SRC, &endless(&workspace));
    running(&workspace);
    screen.hang_up();
    screen.end();
    assert_gone(&workspace);
}

/// In a shell that has jobs, as every shell has at its prompt.
#[cfg(unix)]
#[test]
fn ctrl_z_gives_the_terminal_back_and_fg_goes_on() {
    let workspace = workspace();
    let script =
        "set -m; \"$0\" watch tiny; echo it stands still; read line; fg; echo it ended with $?";
    let mut screen = Screen::of(workspace.shell(script));
    screen.wait_for("✘ red");
    assert!(!screen.is_whole(), "keys come one by one");
    screen.press("\u{1a}");
    screen.wait_for("it stands still");
    assert!(screen.is_whole());
    let text = screen.text();
    assert!(!text.contains("h hint"), "the usual screen is back: {text}");
    // What is saved meanwhile is run afterwards.
    workspace.write(SRC, &solved());
    screen.press("\n");
    screen.wait_for("✔ green");
    screen.wait_for("h hint");
    assert!(!screen.is_whole(), "keys come one by one again");
    screen.press("q");
    screen.wait_for("it ended with 0");
}

#[cfg(unix)]
#[test]
fn ctrl_z_is_nothing_where_no_shell_could_let_it_go_on() {
    let workspace = workspace();
    let mut screen = watching(&workspace, &["tiny"]);
    screen.press("\u{1a}");
    screen.press("?");
    screen.wait_for("this list");
    screen.press("q");
    assert_eq!(screen.end(), 1);
}

/// A shell without jobs is in the same group, as under `tmux new-session 'COMMAND'`, `ssh -t HOST 'COMMAND'`, `docker run`.
#[cfg(unix)]
#[test]
fn ctrl_z_is_nothing_where_the_shell_has_no_jobs() {
    let workspace = workspace();
    let mut screen = Screen::of(workspace.shell("\"$0\" watch tiny; echo it ended with $?"));
    screen.wait_for("✘ red");
    screen.press("\u{1a}");
    screen.press("?");
    screen.wait_for("this list");
    assert!(!screen.is_whole(), "keys still come one by one");
    screen.press("q");
    screen.wait_for("it ended with 1");
}

#[test]
fn the_keys_show_what_they_say() {
    let workspace = workspace();
    workspace.write(
        "katas/tiny/hints.md",
        "## unit::doubling_is_adding_to_itself\n\nA question?\n\n---\n\nThe idea.\n",
    );
    let unit = workspace.read("katas/tiny/tests/unit.rs");
    let second = unit
        .rsplit("fn ")
        .next()
        .and_then(|rest| rest.split('(').next())
        .expect("a name")
        .to_owned();
    workspace.replace(
        "katas/tiny/hints.md",
        "doubling_is_adding_to_itself",
        &second,
    );
    let mut screen = watching(&workspace, &["tiny"]);
    screen.press("h");
    screen.wait_for("A question?");
    screen.press("h");
    screen.wait_for("The idea.");
    screen.press("a");
    screen.wait_for("is still `todo!()`");
    screen.press("l");
    // In the log, and not on top: a key that came later than the save would lie over what the save brings.
    screen.wait_for("✘ red     1 of 2");
    workspace.write(SRC, &HALF_DONE.0.replace("todo!()", "7"));
    screen.wait_for("your code 7");
    screen.press("d");
    screen.wait_for("since run 1, the last green");
    screen.wait_for("{ 7 }");
    screen.press("\u{1b}");
    screen.press("r");
    screen.wait_for("✘ red");
    screen.press("n");
    screen.wait_for("there is no other kata that is not green");
    screen.press("q");
    assert_eq!(screen.end(), 1);
}

#[test]
fn without_a_name_it_is_the_next_kata_and_n_goes_on() {
    let workspace = workspace();
    workspace.add_kata(
        "more",
        "pub fn one() -> u32 { todo!() }\n",
        "/// Doc.\n#[test]\nfn one_is_one() { assert_eq!(more::one(), 1); }\n",
    );
    workspace.replace("katas/tiny/Cargo.toml", "after = []", "after = [\"more\"]");
    let mut screen = watching(&workspace, &[]);
    screen.wait_for("one_is_one");
    workspace.write("katas/more/src/lib.rs", "pub fn one() -> u32 { 1 }\n");
    screen.wait_for("✔ green");
    screen.press("n");
    screen.wait_for(" tiny ");
    screen.wait_for("1 of 2");
    screen.wait_for("✘ red");
    screen.press("q");
    assert_eq!(screen.end(), 1);
}

#[test]
fn another_size_is_drawn_anew() {
    let workspace = workspace();
    let mut screen = watching(&workspace, &["tiny"]);
    screen.resize(
        NonZero::new(8).expect("rows"),
        NonZero::new(40).expect("columns"),
    );
    screen.wait_for("rows more");
    screen.press("q");
    assert_eq!(screen.end(), 1);
}

#[test]
fn two_watches_on_one_kata_both_see_it() {
    let workspace = workspace();
    let mut first = watching(&workspace, &["tiny"]);
    let mut second = watching(&workspace, &["tiny"]);
    workspace.write(SRC, &solved());
    first.wait_for("✔ green");
    second.wait_for("✔ green");
    for screen in [&mut first, &mut second] {
        screen.press("q");
        assert_eq!(screen.end(), 0);
    }
}

#[test]
fn without_a_terminal_it_prints_a_line_a_run() {
    let workspace = workspace();
    let mut child = Command::new(env!("CARGO_BIN_EXE_kata"))
        .args(["watch", "tiny"])
        .current_dir(workspace.path())
        .envs(workspace.environment())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut next = || lines.next().expect("a line").expect("text");
    assert!(next().starts_with("tiny  ✘ red  1 of 2  unit::"));
    workspace.write(SRC, &solved());
    assert_eq!(next(), "tiny  ✔ green  2 of 2");
    child.kill().expect("it is there");
    child.wait().expect("it ends");
}

#[test]
fn a_prediction_is_asked_for_before_the_run_and_its_score_is_kept() {
    let workspace = workspace();
    let mut screen = watching(&workspace, &["tiny", "--predict"]);
    workspace.write(SRC, &solved());
    screen.wait_for("What is coming?");
    screen.press("g");
    screen.wait_for("green came, as you said (green); 1 of 1 right");
    workspace.write(SRC, "nonsense");
    screen.wait_for("What is coming?");
    screen.press("r");
    screen.wait_for("amber came, not what you said (red); 1 of 2 right");
    screen.press("q");
    assert_eq!(screen.end(), 1);
}

#[test]
fn tcr_keeps_what_is_green_and_reverts_what_is_not() {
    let workspace = workspace();
    let mut screen = watching(&workspace, &["tiny", "--tcr"]);
    workspace.write(SRC, &HALF_DONE.0.replace("todo!()", "3"));
    // The verdict is shown before all that follows it.
    screen.wait_for("tcr: back to the last green (1); your attempt is kept as 2");
    assert_eq!(workspace.read(SRC), HALF_DONE.0);
    workspace.write(SRC, "nonsense");
    screen.wait_for("▲ amber");
    assert_eq!(workspace.read(SRC), "nonsense", "amber is left alone");
    workspace.write(SRC, &solved());
    screen.wait_for("✔ green");
    assert_eq!(workspace.read(SRC), solved());
    screen.press("q");
    assert_eq!(screen.end(), 0);
}

#[test]
fn tcr_works_for_a_single_run_too() {
    let workspace = workspace();
    workspace.kata(&["tiny", "--tcr"]).assert().code(1);
    workspace.write(SRC, &HALF_DONE.0.replace("todo!()", "3"));
    workspace
        .kata(&["tiny", "--tcr"])
        .assert()
        .code(1)
        .stderr(predicates::str::contains("tcr: back to the last green (1)"));
    assert_eq!(workspace.read(SRC), HALF_DONE.0);
}

#[test]
fn a_prediction_without_a_terminal_is_refused() {
    for args in [&["tiny", "--predict"][..], &["watch", "tiny", "--predict"]] {
        workspace()
            .kata(args)
            .assert()
            .code(2)
            .stderr(predicates::str::contains("a prediction needs a terminal"));
    }
}

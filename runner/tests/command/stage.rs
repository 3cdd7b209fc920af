//! The stage of `kata demo`: every key while a run goes on, and every way in which a demo can end.

use std::fs::{File, TryLockError};
use std::path::PathBuf;
use std::sync::LazyLock;

use rstest::rstest;

use crate::demo::{KNOWN, STARTER, workspace};
use crate::screen::Screen;
use crate::wait::wait_for;
use crate::workspace::Workspace;

/// The keys that do not end a demo.
const KEYS: [(&str, &str); 20] = [
    ("right", "\u{1b}[C"),
    ("left", "\u{1b}[D"),
    ("up", "\u{1b}[A"),
    ("down", "\u{1b}[B"),
    ("page up", "\u{1b}[5~"),
    ("page down", "\u{1b}[6~"),
    ("home", "\u{1b}[H"),
    ("end", "\u{1b}[F"),
    ("enter", "\r"),
    ("backspace", "\u{7f}"),
    ("space", " "),
    ("n", "n"),
    ("p", "p"),
    ("g", "g"),
    ("2", "2"),
    ("r", "r"),
    ("t", "t"),
    ("d", "d"),
    ("a", "a"),
    ("?", "?"),
];

/// What the learner wrote before the demo.
fn mine() -> String {
    format!("// my own work\n{STARTER}")
}

/// The kata with tests that can be held up while they run: see [`Stage`].
fn holding() -> Workspace {
    // The copy that is built lies below the workspace's folder.
    const HOLD_UP: &str = "\nfn hold_up() {\n    \
        let folders = std::path::Path::new(env!(\"CARGO_MANIFEST_DIR\")).ancestors();\n    \
        let Some(dir) = folders.into_iter().find(|dir| dir.join(\"hold-up\").exists()) else { return };\n    \
        let lock = std::fs::File::create(dir.join(\"held.lock\")).unwrap();\n    lock.lock().unwrap();\n    \
        let held = dir.join(\"held\");\n    std::fs::write(&held, \"\").unwrap();\n    \
        while held.exists() { std::thread::sleep(std::time::Duration::from_millis(5)); }\n}\n";
    let workspace = workspace();
    let manifest = "katas/sums/Cargo.toml";
    workspace.replace(manifest, "seconds = 2", "seconds = 1000");
    let unit = "katas/sums/tests/unit.rs";
    for test in ["nothing_is_zero", "one_is_itself"] {
        let (old, new) = (format!("{test}() {{ "), format!("{test}() {{ hold_up(); "));
        workspace.replace(unit, &old, &new);
    }
    let suite = workspace.read(unit) + HOLD_UP;
    workspace.write(unit, &suite);
    workspace
}

/// A demo on its stage, whose first slide is shown.
struct Stage {
    workspace: Workspace,
    screen: Screen,
}

impl Stage {
    /// Begins it; the walk-through was rehearsed before.
    fn begin() -> Self {
        Self::begin_as(|workspace| workspace.screen(&["demo", "sums"]))
    }

    fn begin_as(start: impl FnOnce(&Workspace) -> Screen) -> Self {
        static REHEARSED: LazyLock<String> = LazyLock::new(|| {
            let workspace = holding();
            workspace
                .kata(&["demo", "sums", "--plain"])
                .assert()
                .code(0);
            workspace.read(KNOWN)
        });
        let workspace = holding();
        workspace.write(KNOWN, &REHEARSED);
        workspace.write("hold-up", "");
        let mut screen = start(&workspace);
        screen.wait_for("The smallest wish there is.");
        workspace.write("katas/sums/src/lib.rs", &mine());
        Self { workspace, screen }
    }

    /// The demo's code is in the learner's folder.
    fn apply(&mut self) {
        self.screen.press("a");
        self.screen.wait_for("katas/sums/src follows");
        assert_eq!(self.code(), STARTER);
    }

    /// A run goes on, and does so until it is ended.
    fn run(&mut self) {
        self.screen.press("r");
        self.screen.wait_for("running");
        assert!(
            wait_for(|| self.held().exists()),
            "no test runs:\n{}",
            self.screen.text()
        );
    }

    /// The file that exists while a test is held up.
    fn held(&self) -> PathBuf {
        self.workspace.path().join("held")
    }

    fn code(&self) -> String {
        self.workspace.read("katas/sums/src/lib.rs")
    }

    /// The folder is as it was, and no test goes on: the one that was held up has let its lock go.
    fn assert_all_is_over(&self) {
        assert_eq!(self.code(), mine());
        let Ok(lock) = File::open(self.held().with_extension("lock")) else {
            return;
        };
        assert!(
            wait_for(|| !matches!(lock.try_lock(), Err(TryLockError::WouldBlock))),
            "the test still runs"
        );
    }
}

#[test]
fn a_run_and_the_folder_do_not_wait_for_each_other() {
    let mut stage = Stage::begin();
    stage.apply();
    stage.run();
    stage.screen.press("\u{1b}[C");
    stage.screen.wait_for("✘ red unit::nothing_is_zero");
    std::fs::remove_file(stage.held()).expect("it is held up");
    stage.screen.press("\u{1b}[D");
    stage.screen.wait_for("The smallest wish there is.");
    stage.screen.press("q");
    assert_eq!(stage.screen.end(), 0);
    stage.assert_all_is_over();
}

#[test]
fn the_folder_can_be_taken_while_a_run_goes_on() {
    let mut stage = Stage::begin();
    stage.run();
    stage.apply();
    stage.screen.press("q");
    assert_eq!(stage.screen.end(), 0);
    stage.assert_all_is_over();
}

/// A run of another step is of no use any more.
#[test]
fn a_run_of_another_step_takes_the_place_of_the_one_that_goes_on() {
    let mut stage = Stage::begin();
    stage.run();
    stage.screen.press("g3\r");
    stage.screen.wait_for("sums 3/4");
    stage.screen.press("r");
    stage.screen.wait_for("1 of 2 tests pass");
    stage.screen.press("q");
    assert_eq!(stage.screen.end(), 0);
    stage.assert_all_is_over();
}

/// One key after every other, and every other after it. That it works is seen by what it can still be asked for.
#[rstest]
fn every_key_works_after_every_other(#[values(false, true)] applied: bool) {
    let mut stage = Stage::begin();
    if applied {
        stage.apply();
    }
    stage.run();
    for (_, key) in KEYS {
        let keys: String = KEYS.iter().flat_map(|(_, other)| [key, other]).collect();
        stage.screen.press(&keys);
        // Enter takes away whatever lies over the slide; no key before types that number.
        stage.screen.press("\rg99");
        stage.screen.wait_for("go to step: 99_");
        // A run that ends at that moment puts its result in the place of the answer, so the answer is no proof.
        stage.screen.press("\r");
        stage.screen.wait_until_gone("go to step");
        stage.screen.press("?");
        stage.screen.wait_for("this list");
        stage.screen.press("?");
        stage.screen.wait_until_gone("this list");
    }
    stage.screen.press("q");
    assert_eq!(stage.screen.end(), 0);
    stage.assert_all_is_over();
}

#[test]
fn a_step_that_there_is_not_is_answered_with_those_that_there_are() {
    let mut stage = Stage::begin();
    stage.screen.press("g99\r");
    stage.screen.wait_for("the steps are 1 to 4");
    stage.screen.press("q");
    assert_eq!(stage.screen.end(), 0);
}

/// Whatever was pressed before: the learner's folder is put back, although a run goes on.
#[rstest]
fn q_ends_it_after_every_other_key(
    #[values(
        "right",
        "left",
        "up",
        "down",
        "page up",
        "page down",
        "home",
        "end",
        "enter",
        "backspace",
        "space",
        "n",
        "p",
        "g",
        "2",
        "r",
        "t",
        "d",
        "a",
        "?"
    )]
    name: &str,
    #[values(false, true)] applied: bool,
) {
    let (_, key) = KEYS.iter().find(|(key, _)| *key == name).expect("a key");
    let mut stage = Stage::begin();
    if applied {
        stage.apply();
    }
    stage.screen.press("r");
    stage.screen.press(key);
    stage.screen.press("q");
    assert_eq!(stage.screen.end(), 0);
    stage.assert_all_is_over();
}

#[test]
fn a_rehearsal_shows_how_far_it_is() {
    let workspace = workspace();
    let mut screen = workspace.screen(&["demo", "sums"]);
    screen.wait_for("rehearsing");
    screen.wait_for("step 3 of 4");
    screen.wait_for("The smallest wish there is.");
    screen.press("q");
    assert_eq!(screen.end(), 0);
}

#[test]
fn a_stage_says_that_the_folder_is_not_the_starter() {
    let workspace = workspace();
    workspace.write("katas/sums/src/lib.rs", "half a th");
    let mut screen = workspace.screen(&["demo", "sums"]);
    screen.wait_for("The smallest wish there is.");
    screen.wait_for("katas/sums/src is no longer the starter");
    screen.press("a");
    screen.wait_for("katas/sums/src follows");
    assert_eq!(workspace.read("katas/sums/src/lib.rs"), STARTER);
    screen.press("q");
    assert_eq!(screen.end(), 0);
    assert_eq!(workspace.read("katas/sums/src/lib.rs"), "half a th");
}

/// Two speakers, one folder to build in: the second run waits for the first, and can be given up.
#[test]
fn a_run_that_waits_for_another_demo_says_so_and_can_be_given_up() {
    let mut first = Stage::begin();
    first.run();
    let mut second = first.workspace.screen(&["demo", "sums"]);
    second.wait_for("waiting for another demo of this kata");
    second.press("\u{3}");
    assert_eq!(second.end(), 130);
    first.screen.press("q");
    assert_eq!(first.screen.end(), 0);
}

/// A signal to the demo's process.
#[cfg(unix)]
fn send(stage: &Stage, signal: nix::sys::signal::Signal) {
    let process = stage.screen.process().try_into().expect("a process");
    nix::sys::signal::kill(nix::unistd::Pid::from_raw(process), signal).expect("it is there");
}

#[cfg(unix)]
#[rstest]
#[case::ctrl_c(nix::sys::signal::Signal::SIGINT)]
#[case::sigterm(nix::sys::signal::Signal::SIGTERM)]
#[case::sighup(nix::sys::signal::Signal::SIGHUP)]
fn a_signal_ends_it_and_all_that_runs_and_the_folder_is_put_back(
    #[case] signal: nix::sys::signal::Signal,
) {
    let mut stage = Stage::begin();
    stage.apply();
    stage.run();
    send(&stage, signal);
    assert_eq!(stage.screen.end(), 130);
    stage.assert_all_is_over();
    assert!(stage.screen.is_whole());
}

/// What was typed into the folder during the demo is in the journal after a signal, too.
#[cfg(unix)]
#[test]
fn a_signal_loses_nothing_that_was_typed_meanwhile() {
    let mut stage = Stage::begin();
    stage.apply();
    stage
        .workspace
        .write("katas/sums/src/lib.rs", "// a question\n");
    send(&stage, nix::sys::signal::Signal::SIGTERM);
    assert_eq!(stage.screen.end(), 130);
    stage.assert_all_is_over();
    stage
        .workspace
        .kata(&["back", "sums", "2"])
        .assert()
        .code(0);
    assert_eq!(stage.code(), "// a question\n");
}

#[cfg(unix)]
#[test]
fn a_terminal_that_takes_no_output_keeps_no_signal_waiting() {
    let mut stage = Stage::begin();
    stage.apply();
    stage.screen.stop_reading();
    // More than any terminal keeps for a reader.
    stage.screen.press(&"?".repeat(1000));
    send(&stage, nix::sys::signal::Signal::SIGTERM);
    assert_eq!(stage.screen.end(), 130);
    stage.assert_all_is_over();
}

/// How a demo is started whose terminal goes.
#[cfg(unix)]
enum Started {
    /// By a shell: the system sends it SIGHUP.
    Usually,
    /// By `nohup` and the like.
    IgnoringTheSignal,
    /// In a session that the terminal does not belong to: there is no signal.
    WithoutSession,
}

#[cfg(unix)]
#[rstest]
#[case::with_a_signal(Started::Usually)]
#[case::with_a_signal_that_is_ignored(Started::IgnoringTheSignal)]
#[case::without_a_signal(Started::WithoutSession)]
fn when_the_terminal_goes_nothing_of_it_is_left(
    #[case] started: Started,
    #[values(false, true)] running: bool,
) {
    let mut stage = Stage::begin_as(|workspace| {
        let mut command = match started {
            Started::Usually | Started::WithoutSession => workspace.command(&["demo", "sums"]),
            Started::IgnoringTheSignal => workspace.shell("trap '' HUP; exec \"$0\" demo sums"),
        };
        command.set_controlling_tty(!matches!(started, Started::WithoutSession));
        Screen::of(command)
    });
    stage.apply();
    if running {
        stage.run();
    }
    stage.screen.hang_up();
    stage.screen.end();
    stage.assert_all_is_over();
}

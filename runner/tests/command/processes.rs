//! What tests do to the machine and to each other, and what becomes of it. What only Linux tells is tested there.

use serde_json::Value;

use crate::workspace::Workspace;

/// A kata whose library is that, and whose suite calls it.
fn kata(lib: &str, unit: &str) -> Workspace {
    Workspace::with_kata(lib, unit)
}

fn report<'v>(verdict: &'v Value, name: &str) -> &'v Value {
    let tests = verdict["tests"].as_array().expect("tests");
    let found = tests.iter().find(|test| test["name"] == name);
    found.unwrap_or_else(|| panic!("no report on {name}: {verdict:#}"))
}

const PRINTS: &str = "pub fn half(n: u32) -> u32 {
    println!(\"n is {n}\");
    let result = dbg!(n / 2);
    eprintln!(\"almost done\");
    result + 1
}
";

#[test]
fn what_the_code_printed_stands_under_the_message_of_the_focus() {
    let workspace = kata(
        PRINTS,
        "#[test]\nfn half_of_four() { assert_eq!(tiny::half(4), 2); }\n\
         #[test]\nfn half_of_six() { assert_eq!(tiny::half(6), 3); }\n",
    );
    let verdict = workspace.json(&["tiny", "--json"]);
    let printed = report(&verdict, "half_of_four")["printed"].as_str();
    let printed = printed.expect("what it printed");
    assert!(
        printed.starts_with("n is 4\n[katas/tiny/src/lib.rs:3:"),
        "{printed}"
    );
    assert!(printed.ends_with("] n / 2 = 2\nalmost done"), "{printed}");
    let message = report(&verdict, "half_of_four")["message"].as_str();
    assert!(!message.expect("a message").contains("almost done"));

    let said = |args: &[&str]| {
        let output = workspace.kata(args).output().expect("the command runs");
        String::from_utf8(output.stdout).expect("text")
    };
    let run = said(&["tiny"]);
    assert!(run.contains("  expected  2\n"), "{run}");
    assert!(run.contains("  printed:\n  │ n is 4\n"), "{run}");
    assert!(!run.contains("n is 6"), "only the focus: {run}");
    let all = said(&["tiny", "--all"]);
    assert!(
        all.contains("│ n is 4\n") && all.contains("│ n is 6\n"),
        "{all}"
    );
}

#[test]
#[cfg(unix)]
fn watch_shows_what_the_code_printed() {
    let workspace = kata(
        PRINTS,
        "#[test]\nfn half_of_four() { assert_eq!(tiny::half(4), 2); }\n",
    );
    let mut screen = workspace.screen(&["watch", "tiny"]);
    screen.wait_for("│ n is 4");
    screen.press("q");
    screen.end();
}

/// What people set for themselves, or their shells and tools do.
#[test]
fn a_person_s_own_environment_changes_no_verdict() {
    let names = [
        "CLICOLOR_FORCE",
        "FORCE_COLOR",
        "NO_COLOR",
        "COLUMNS",
        "LC_ALL",
        "RUST_LOG",
        "PORT",
        "HOST",
        "HTTP_PROXY",
        "INSTA_FORCE_PASS",
        "INSTA_OUTPUT",
        "PROPTEST_CASES",
        "RUST_TEST_THREADS",
        "RUST_TEST_SHUFFLE",
        "GIT_DIR",
    ];
    let workspace = kata(
        "",
        &format!(
            "#[test]\nfn sees_nothing() {{ for name in {names:?} {{ assert_eq!(std::env::var_os(name), None, \"{{name}}\"); }} }}\n\
             #[test]\nfn has_one_time_zone() {{ assert_eq!(std::env::var(\"TZ\").unwrap(), \"UTC\"); }}\n\
             #[test]\nfn has_no_backtrace() {{ assert_eq!(std::env::var(\"RUST_BACKTRACE\").unwrap(), \"0\"); }}\n"
        ),
    );
    let mut command = workspace.kata(&["tiny", "--json"]);
    for name in names {
        command.env(name, "1");
    }
    // These tell the harness and git, too: what the learner sees is the same.
    command
        .env("TZ", "Asia/Tokyo")
        .env("RUST_BACKTRACE", "full");
    let output = command.output().expect("it runs");
    let text = String::from_utf8(output.stdout).expect("text");
    let verdict: Value = serde_json::from_str(&text).expect("a document");
    assert_eq!(verdict["light"], "green", "{verdict:#}");
}

/// The first test hangs. The second is right and slow, which only a wait can show.
#[test]
fn one_endless_loop_accuses_no_other_test() {
    let workspace = kata(
        "",
        "#[test]\nfn hangs() { loop { println!(\"still here\"); std::thread::sleep(std::time::Duration::from_millis(100)); } }\n\
         #[test]\nfn is_fine() {}\n\
         #[test]\nfn is_slow() { std::thread::sleep(std::time::Duration::from_millis(1800)); }\n\
         #[test]\nfn is_slow_too() { std::thread::sleep(std::time::Duration::from_millis(1800)); }\n\
         #[test]\nfn is_slow_three() { std::thread::sleep(std::time::Duration::from_millis(1800)); }\n\
         #[test]\nfn is_slow_four() { std::thread::sleep(std::time::Duration::from_millis(1800)); }\n",
    );
    let verdict = workspace.json(&["tiny", "--json"]);
    assert_eq!(verdict["light"], "timeout", "{verdict:#}");
    assert_eq!(verdict["focus"], "unit::hangs");
    let hangs = report(&verdict, "hangs");
    assert!(
        hangs["printed"]
            .as_str()
            .expect("text")
            .starts_with("still here\nstill here\n")
    );
    for test in verdict["tests"].as_array().expect("tests") {
        let outcome = test["outcome"].as_str().expect("an outcome");
        let expected: &[&str] = match test["name"].as_str() {
            Some("hangs") => &["timed_out"],
            Some("is_fine") => &["passed"],
            // Those that began before the loop was known have their whole time.
            _ => &["passed", "not_judged"],
        };
        assert!(expected.contains(&outcome), "{verdict:#}");
    }
}

/// The thread outlives the test, and writes between the harness's words.
#[test]
fn a_thread_that_prints_changes_no_verdict() {
    let ticks = "std::thread::spawn(|| loop { println!(\"tick\"); });";
    let workspace = kata(
        "",
        &format!(
            "#[test]\nfn is_right() {{ {ticks} std::thread::sleep(std::time::Duration::from_millis(5)); }}\n\
             #[test]\nfn is_wrong() {{ {ticks} assert_eq!(1, 2); }}\n\
             #[test]\nfn exits() {{ {ticks} std::process::exit(0); }}\n"
        ),
    );
    let verdict = workspace.json(&["tiny", "--json"]);
    let of = |name, key: &str| report(&verdict, name)[key].as_str().unwrap_or_default();
    assert_eq!(of("is_right", "outcome"), "passed", "{verdict:#}");
    for (name, why) in [("is_wrong", "left == right"), ("exits", "process::exit")] {
        assert_eq!(of(name, "outcome"), "failed", "{verdict:#}");
        assert!(of(name, "message").contains(why), "{verdict:#}");
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::path::Path;
    use std::process::{Child, Command};
    use std::sync::{Mutex, MutexGuard, PoisonError};
    use std::time::Duration;

    use super::*;
    use crate::screen::Screen;
    use crate::wait::wait_for;

    /// The state of a process: `S`, `T`, `Z`; `None` when it is gone.
    fn state(process: &str) -> Option<char> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", process.trim())).ok()?;
        stat.rsplit_once(") ")?.1.chars().next()
    }

    fn text(file: &Path) -> String {
        std::fs::read_to_string(file).unwrap_or_default()
    }

    fn limit(workspace: &Workspace, line: &str) {
        workspace.replace("katas/tiny/Cargo.toml", "time-limit-seconds = 2", line);
    }

    #[test]
    fn memory_without_end_ends_the_test_and_is_named() {
        let workspace = kata(
            "pub fn grows() -> usize { let mut all = vec![1_u64]; loop { all.push(all.len() as u64); } }\n",
            "#[test]\nfn is_small() { assert_eq!(vec![0_u8; 1 << 20].len(), 1 << 20); }\n\
             #[test]\nfn grows() { assert_eq!(tiny::grows(), 0); }\n",
        );
        limit(&workspace, "memory-limit-mib = 64");
        let verdict = workspace.json(&["tiny", "--json"]);
        assert_eq!(report(&verdict, "is_small")["outcome"], "passed");
        let grows = report(&verdict, "grows");
        assert_eq!(grows["outcome"], "crashed", "{grows}");
        let message = grows["message"].as_str().expect("a message");
        assert!(
            message.starts_with("it needed more memory than the 64 MiB that a test may use"),
            "{message}"
        );
    }

    #[test]
    fn a_process_has_its_limit_of_memory_from_its_birth_on() {
        let workspace = kata(
            "",
            "#[test]\nfn asks_at_once() { assert_eq!(std::hint::black_box(vec![0_u8; 600 << 20]).len(), 600 << 20); }\n",
        );
        workspace
            .kata(&["tiny", "--json"])
            .output()
            .expect("it runs");
        let busy = Busy::machine();
        for _ in 0..3 {
            let verdict = workspace.json(&["tiny", "--json"]);
            let test = report(&verdict, "asks_at_once");
            assert_eq!(test["outcome"], "crashed", "{test}");
        }
        drop(busy);
    }

    #[test]
    fn threads_that_get_no_stack_name_the_limit_of_memory() {
        let workspace = kata(
            "",
            "#[test]\nfn has_many() { for _ in 0..2000 { std::thread::spawn(|| std::thread::park()); } }\n",
        );
        limit(&workspace, "memory-limit-mib = 64");
        let verdict = workspace.json(&["tiny", "--json"]);
        let message = report(&verdict, "has_many")["message"].as_str();
        let message = message.expect("a message");
        assert!(
            message.starts_with("it could not start another thread")
                && message.contains("64 MiB of memory"),
            "{message}"
        );
    }

    #[test]
    fn a_test_that_asks_the_terminal_is_told_so() {
        let workspace = kata(
            "",
            "#[test]\nfn asks() { use std::io::Read; let mut byte = [0]; \
             std::fs::File::open(\"/dev/tty\").unwrap().read_exact(&mut byte).unwrap(); }\n",
        );
        limit(&workspace, "time-limit-seconds = 100");
        let mut screen = workspace.screen(&["tiny"]);
        screen.wait_for("asked the terminal for something");
        assert_eq!(screen.end(), 1);
    }

    /// A test that says in the file `id` which process it is, and waits until there is a file `go`.
    const WAITS: &str = "#[test]\nfn waits() { std::fs::write(\"id\", std::process::id().to_string()).unwrap(); \
         while !std::path::Path::new(\"go\").exists() { std::thread::sleep(std::time::Duration::from_millis(5)); } }\n";

    /// Ctrl-Z, a pause that is longer than the limit, and `fg`.
    #[test]
    fn tests_stand_still_with_the_run_and_are_not_blamed_for_it() {
        let workspace = kata("", WAITS);
        limit(&workspace, "time-limit-seconds = 5");
        let id = workspace.path().join("katas/tiny/id");
        let script = "set -m; \"$0\" tiny; echo it stands still; read line; fg";
        let mut screen = Screen::of(workspace.shell(script));
        assert!(
            wait_for(|| !text(&id).is_empty()),
            "the test does not start"
        );
        screen.press("\u{1a}");
        screen.wait_for("it stands still");
        assert!(
            wait_for(|| state(&text(&id)) == Some('T')),
            "the test is not stopped"
        );
        std::thread::sleep(Duration::from_millis(5500));
        screen.press("\n");
        assert!(
            wait_for(|| state(&text(&id)) != Some('T')),
            "the test does not go on"
        );
        workspace.write("katas/tiny/go", "");
        screen.wait_for("its only test passes");
        assert_eq!(screen.end(), 0);
    }

    /// The terminal sends the signal itself here, since a run reads no keys.
    #[test]
    fn ctrl_z_does_not_stop_a_run_that_no_shell_could_let_go_on() {
        let workspace = kata("", WAITS);
        limit(&workspace, "time-limit-seconds = 100");
        let id = workspace.path().join("katas/tiny/id");
        let mut screen = Screen::of(workspace.shell("\"$0\" tiny; echo it ended with $?"));
        assert!(
            wait_for(|| !text(&id).is_empty()),
            "the test does not start"
        );
        screen.press("\u{1a}");
        screen.wait_for("^Z");
        workspace.write("katas/tiny/go", "");
        screen.wait_for("it ended with 0");
    }

    /// Processes that want all processors for themselves. Tests with such a machine take turns, so that each has the same
    /// load.
    struct Busy {
        loops: Vec<Child>,
        _turn: MutexGuard<'static, ()>,
    }

    impl Busy {
        fn machine() -> Self {
            static TURN: Mutex<()> = Mutex::new(());
            let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
            let processors = std::thread::available_parallelism().map_or(2, usize::from);
            let loops = (0..4 * processors).map(|_| {
                let mut command = Command::new("sh");
                command.args(["-c", "while :; do :; done"]);
                command.spawn().expect("a shell")
            });
            Self {
                loops: loops.collect(),
                _turn: turn,
            }
        }
    }

    impl Drop for Busy {
        fn drop(&mut self) {
            for child in &mut self.loops {
                let _ = child.kill();
                let _ = child.wait();
            }
        }
    }

    /// The right test needs half of its limit on a processor, and several times the limit on this machine. The wrong one
    /// is ended all the same.
    #[test]
    fn a_busy_machine_makes_no_verdict() {
        let workspace = kata(
            "/// Computes for so long, without the time in which it has no processor.\n\
             pub fn computes(millis: u64) {\n\
                 let computed = || -> u64 { let text = std::fs::read_to_string(\"/proc/thread-self/schedstat\").unwrap();\n\
                     text.split(' ').next().unwrap().parse::<u64>().unwrap() / 1_000_000 };\n\
                 while computed() < millis {}\n\
             }\n",
            "#[test]\nfn is_right() { tiny::computes(1000); }\n\
             #[test]\nfn is_wrong() { tiny::computes(1_000_000); }\n",
        );
        // Built while there is room.
        workspace
            .kata(&["tiny", "--json"])
            .output()
            .expect("it runs");
        let busy = Busy::machine();
        let verdict = workspace.json(&["tiny", "--json"]);
        drop(busy);
        let right = report(&verdict, "is_right");
        assert_eq!(right["outcome"], "passed", "{verdict:#}");
        let wrong = report(&verdict, "is_wrong");
        assert_eq!(wrong["outcome"], "timed_out", "{verdict:#}");
        assert!(
            wrong["message"]
                .as_str()
                .expect("a message")
                .contains("endless loop")
        );
    }

    /// The child ends when its standard input is closed, after some work.
    #[test]
    fn a_child_that_is_about_to_end_is_not_left_behind_on_a_busy_machine() {
        let workspace = kata(
            "",
            "use std::process::{Command, Stdio};\n\
             #[test]\nfn drops_a_child() { let work = \"read line; i=0; while [ $i -lt 30000 ]; do i=$((i+1)); done\";\n\
             let mut child = Command::new(\"sh\").args([\"-c\", work]).stdin(Stdio::piped()).spawn().unwrap();\n\
             drop(child.stdin.take()); drop(child); }\n",
        );
        // Built while there is room.
        workspace
            .kata(&["tiny", "--json"])
            .output()
            .expect("it runs");
        let busy = Busy::machine();
        let verdict = workspace.json(&["tiny", "--json"]);
        drop(busy);
        assert_eq!(verdict["light"], "green", "{verdict:#}");
    }

    #[test]
    fn a_child_that_goes_on_is_left_behind_on_a_busy_machine_too() {
        let workspace = kata(
            "",
            "#[test]\nfn drops_a_child() { drop(std::process::Command::new(\"sh\").args([\"-c\", \"while :; do :; done\"]).spawn()); }\n",
        );
        let busy = Busy::machine();
        let verdict = workspace.json(&["tiny", "--json"]);
        drop(busy);
        let message = report(&verdict, "drops_a_child")["message"].as_str();
        let message = message.expect("a message");
        assert!(message.contains("left a process running"), "{message}");
    }

    #[test]
    fn ctrl_c_ends_what_a_test_has_started_elsewhere() {
        let workspace = kata(
            "",
            "#[test]\nfn starts() { std::process::Command::new(\"setsid\").args([\"sh\", \"-c\", \"echo $$ > daemon; exec sleep 600\"])\
             .spawn().unwrap().wait().unwrap(); }\n",
        );
        limit(&workspace, "time-limit-seconds = 100");
        let daemon = workspace.path().join("katas/tiny/daemon");
        let mut screen = workspace.screen(&["tiny"]);
        assert!(
            wait_for(|| text(&daemon).ends_with('\n')),
            "the daemon does not start"
        );
        screen.press("\u{3}");
        assert_eq!(screen.end(), 130);
        assert!(
            wait_for(|| state(&text(&daemon)).is_none_or(|state| state == 'Z')),
            "the daemon does not end"
        );
    }
}

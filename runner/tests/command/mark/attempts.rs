//! What a submission may try. Each hands in a `double` that is right only if its attempt succeeds: then the test
//! `double_is_twice` passes. So an attempt that escapes shows as green.

mod tried;

use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::sync::LazyLock;

use rstest::rstest;
use serde_json::Value;

use super::{ADD, Class, has_a_jail, mark_of, read, write};
use tried::{COMPARING, COMPILING, DISGUISED, HARMLESS, RUNNING, SEEMING};

/// A secret that lies in files and in the environment outside.
const SECRET: &str = "canary-7c1e";

/// What is there for attempts to reach, and what came of them.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing outside of its own"
)]
struct World {
    marks: Value,
    /// The data of the page.
    page: Value,
    /// All that the command printed and wrote.
    told: String,
    /// What was left of the things outside.
    home_is_whole: bool,
    suites_are_whole: bool,
    left_behind: bool,
    bench_is_whole: bool,
}

static WORLD: LazyLock<World> = LazyLock::new(world);

/// Hands in all attempts, with what they look for in its place, and marks them in one go.
fn world() -> World {
    let class = Class::new();
    let home = tempfile::tempdir().expect("a folder");
    write(&home.path().join("key"), SECRET);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let _socket = UnixListener::bind(home.path().join("socket")).expect("a socket");
    let name = format!("kata-canary-{}", std::process::id());
    let place = {
        use std::os::linux::net::SocketAddrExt;
        std::os::unix::net::SocketAddr::from_abstract_name(&name).expect("a name")
    };
    let _abstract_socket = UnixListener::bind_addr(&place).expect("a socket");
    let port = listener.local_addr().expect("a port").port().to_string();
    let text = |path: &Path| path.to_str().expect("text").to_owned();
    let outside = |code: &str| {
        code.replace("HOME/", &format!("{}/", text(home.path())))
            .replace("\"HOME\")", &format!("\"{}\")", text(home.path())))
            .replace("CLASS", &text(class.dir.path()))
            .replace("COURSE", &text(class.workspace.path()))
            .replace("PORT", &port)
            .replace("SOCKET", &name)
    };
    class.hand_in("right", super::RIGHT, &[]);
    for (attempt, code) in RUNNING.iter().chain(HARMLESS).chain(SEEMING) {
        // Those that never come back have no answer.
        let lib = format!(
            "{ADD}pub fn double(_: u32) -> u32 {{ let found: bool = {{ {} }}; if found {{ 6 }} else {{ 0 }} }}\n",
            outside(code)
        );
        class.hand_in(attempt, &format!("#![allow(unreachable_code)]\n{lib}"), &[]);
    }
    for (attempt, code) in COMPILING {
        let code = outside(code);
        let lib = format!(
            "{code}\n{ADD}pub fn double(_: u32) -> u32 {{ if FOUND {{ 6 }} else {{ 0 }} }}\n"
        );
        class.hand_in(attempt, &lib, &[]);
    }
    hand_in_values(&class);
    write(
        &class.dir.path().join("class.toml"),
        "[rustc]\nseconds = 4\n",
    );
    let src = |learner: &str| class.kata(learner).join("src");
    std::os::unix::fs::symlink(home.path().join("key"), src("link_included").join("key.rs"))
        .expect("a link");
    std::os::unix::fs::symlink(home.path(), src("folder_link_included").join("home"))
        .expect("a link");
    let _pipe = std::process::Command::new("mkfifo")
        .arg(src("right").join("pipe.rs"))
        .status()
        .expect("a pipe");
    let own = text(home.path());
    let out = tempfile::tempdir().expect("a folder");
    let args = ["mark", &text(class.dir.path()), "--out", &text(out.path())].map(str::to_owned);
    let args: Vec<_> = args.iter().map(String::as_str).collect();
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(std::path::PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")))
        .expect("a home folder");
    let rustup_home = std::env::var_os("RUSTUP_HOME")
        .map(std::path::PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".rustup")))
        .expect("a home folder");
    let output = class
        .workspace
        .kata(&args)
        .env("HOME", own)
        .env("CARGO_HOME", cargo_home)
        .env("RUSTUP_HOME", rustup_home)
        .env("KATA_CANARY", SECRET)
        .output()
        .expect("the command runs");
    let bench = class
        .workspace
        .path()
        .join("target/kata/tiny/mark/katas/tiny");
    let mut told = String::from_utf8_lossy(&output.stdout).into_owned();
    told.push_str(&String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{told}");
    for file in ["marks.json", "marks.csv", "marks.md", "marks.xml"] {
        told.push_str(&std::fs::read_to_string(out.path().join(file)).expect("a file"));
    }
    let page = std::fs::read_to_string(out.path().join("marks.html")).expect("a file");
    let (_, page) = page.split_once("type=\"application/json\">").expect("data");
    let (page, _) = page.split_once("</script>").expect("its end");
    World {
        page: serde_json::from_str(page).expect("JSON"),
        marks: read(&out.path().join("marks.json")),
        told,
        home_is_whole: std::fs::read_to_string(home.path().join("key"))
            .is_ok_and(|key| key == SECRET),
        suites_are_whole: class
            .workspace
            .path()
            .join("katas/tiny/tests/unit.rs")
            .is_file(),
        left_behind: runs("86397"),
        bench_is_whole: bench.join("tests/unit.rs").is_file() && !bench.join("left").exists(),
    }
}

/// Hands in the attempts whose `double` returns a value of their own.
fn hand_in_values(class: &Class) {
    for (attempt, code) in DISGUISED.iter().chain(COMPARING) {
        let lib = format!("{code}\n{ADD}pub fn double(_: u32) -> Any {{ Any }}\n");
        let included = ("src/any.txt", tried::INCLUDED);
        let more = code.contains("include!").then_some(included);
        class.hand_in(attempt, &lib, more.as_slice());
    }
}

/// Whether a process with that argument runs anywhere on this machine.
fn runs(argument: &str) -> bool {
    let processes = std::fs::read_dir("/proc").expect("processes").flatten();
    let mut lines = processes.filter_map(|one| std::fs::read(one.path().join("cmdline")).ok());
    lines.any(|line| {
        line.split(|byte| *byte == 0)
            .any(|word| word == argument.as_bytes())
    })
}

fn state(attempt: &str) -> (String, u64) {
    let mark = mark_of(&WORLD.marks, attempt);
    let state = mark["state"].as_str().expect("a state").to_owned();
    (state, mark["passed"].as_u64().expect("a number"))
}

macro_rules! attempts {
    ($test:ident, $list:ident, $check:expr) => {
        #[test]
        fn $test() {
            if !has_a_jail() {
                return;
            }
            let wrong = $list.iter().filter_map(|(attempt, _)| {
                let (state, passed) = state(attempt);
                let check: fn(&str, &str, u64) -> bool = $check;
                (!check(attempt, &state, passed)).then(|| {
                    format!(
                        "{attempt}: {state}, {passed} passed: {}",
                        mark_of(&WORLD.marks, attempt)
                    )
                })
            });
            let wrong: Vec<_> = wrong.collect();
            assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        }
    };
}

attempts!(
    what_is_tried_while_tests_run_does_not_succeed,
    RUNNING,
    |attempt, state, passed| {
        // On a busy machine the limit of time may come before the others.
        let ends = matches!(state, "red" | "timeout");
        passed == 1 && ends && (state == "timeout" || attempt != "endless_wait")
    }
);

attempts!(
    what_is_tried_while_rustc_runs_does_not_succeed,
    COMPILING,
    |_, state, passed| { passed == 0 && state == "amber" }
);

attempts!(
    a_value_that_deceives_is_not_green,
    DISGUISED,
    |_, state, passed| { passed == 1 && matches!(state, "red" | "timeout") }
);

/// The tests cannot see that: the comparison is theirs. So the teacher is told of it.
#[test]
fn a_comparison_that_is_always_true_is_named() {
    if !has_a_jail() {
        return;
    }
    for (attempt, _) in COMPARING {
        let mark = mark_of(&WORLD.marks, attempt);
        let note = mark["notes"][0].as_str().unwrap_or_default();
        assert!(note.contains("has a `PartialEq` of its own"), "{mark}");
        let told = format!("{attempt}, tiny: {note}");
        assert!(WORLD.told.contains(&told), "{told}");
    }
    let notes = WORLD.page["notes"].as_array().expect("notes");
    for (attempt, _) in COMPARING {
        assert!(notes.iter().any(|note| note[1] == *attempt), "{attempt}");
    }
}

#[test]
fn a_rustc_that_never_ends_is_ended_and_named() {
    if has_a_jail() {
        let why = &mark_of(&WORLD.marks, "endless_constant")["diagnostic"];
        let why = why.as_str().unwrap_or_default();
        assert!(why.starts_with("rustc took longer than 4 s"), "{why}");
    }
}

attempts!(harmless_code_is_green, HARMLESS, |_, state, passed| passed
    == 2
    && state == "green");

#[test]
fn an_honest_submission_beside_them_is_green() {
    if has_a_jail() {
        assert_eq!(state("right"), ("green".to_owned(), 2));
    }
}

#[test]
fn nothing_outside_is_touched() {
    if has_a_jail() {
        let world = &*WORLD;
        assert!(world.home_is_whole && world.suites_are_whole);
        assert!(world.bench_is_whole && !world.left_behind);
    }
}

#[test]
fn nothing_that_a_submission_prints_reaches_a_terminal_or_a_report() {
    if has_a_jail() {
        let told = &WORLD.told;
        for bad in ["\u{1b}", "\u{202e}", "canary-title", "canary-panic", SECRET] {
            assert!(!told.contains(bad), "{bad:?}");
        }
    }
}

/// Without a jail they do succeed: so the attempts are real ones.
#[rstest]
#[case("file_outside")]
#[case("listener")]
#[case("secret_variable")]
fn without_a_jail_an_attempt_succeeds(#[case] attempt: &str) {
    let class = Class::new();
    let home = tempfile::tempdir().expect("a folder");
    write(&home.path().join("key"), SECRET);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("a port").port().to_string();
    let (_, code) = RUNNING
        .iter()
        .find(|(name, _)| *name == attempt)
        .expect("an attempt");
    let code = code
        .replace("HOME/", &format!("{}/", home.path().display()))
        .replace("PORT", &port);
    let lib = format!(
        "{ADD}pub fn double(_: u32) -> u32 {{ let found: bool = {{ {code} }}; if found {{ 6 }} else {{ 0 }} }}\n"
    );
    class.hand_in(attempt, &lib, &[]);
    let out = tempfile::tempdir().expect("a folder");
    let dir = class.dir.path().to_str().expect("text");
    let args = [
        "mark",
        dir,
        "--trust",
        "--out",
        out.path().to_str().expect("text"),
    ];
    // The logname is one of the few variables that a test sees.
    class
        .workspace
        .kata(&args)
        .env("LOGNAME", SECRET)
        .assert()
        .success();
    let marks = read(&out.path().join("marks.json"));
    assert_eq!(mark_of(&marks, attempt)["state"], "green");
}

//! What a submission may try. Each hands in a `double` that is right only if its attempt succeeds: then the test
//! `double_is_twice` passes. So an attempt that escapes shows as green.

use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::sync::LazyLock;

use rstest::rstest;
use serde_json::Value;

use super::{ADD, Class, has_a_jail, mark_of, read, write};

/// A secret that lies in files and in the environment outside.
const SECRET: &str = "canary-7c1e";

/// What is there for attempts to reach, and what came of them.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing outside of its own"
)]
struct World {
    marks: Value,
    /// All that the command printed and wrote.
    told: String,
    /// What was left of the things outside.
    home_is_whole: bool,
    suites_are_whole: bool,
    left_behind: bool,
    bench_is_whole: bool,
}

/// The body of `double`, by the attempt. `HOME`, `CLASS`, `COURSE`, `PORT` and `SOCKET` stand for what is outside.
const RUNNING: &[(&str, &str)] = &[
    ("file_outside", r#"std::fs::read("HOME/key").is_ok()"#),
    ("etc_passwd", r#"std::fs::read("/etc/passwd").is_ok()"#),
    (
        "home_listed",
        r#"std::fs::read_dir("HOME").is_ok_and(|mut all| all.next().is_some())"#,
    ),
    (
        "own_home",
        r#"std::fs::read_dir(std::env::var("HOME").unwrap()).is_ok_and(|mut all| all.any(|one| one.unwrap().file_name() == "key"))"#,
    ),
    (
        "other_submission",
        r#"std::fs::read("CLASS/right/katas/tiny/src/lib.rs").is_ok()"#,
    ),
    ("class_listed", r#"std::fs::read_dir("CLASS").is_ok()"#),
    (
        "suite_read",
        r#"std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/unit.rs")).is_ok()"#,
    ),
    (
        "suite_of_the_teacher",
        r#"std::fs::read("COURSE/katas/tiny/tests/unit.rs").is_ok()"#,
    ),
    (
        "solution_read",
        r#"std::fs::read("COURSE/solutions/tiny/src/lib.rs").is_ok()"#,
    ),
    (
        "impostors_listed",
        r#"std::fs::read_dir("COURSE/solutions/tiny/impostors").is_ok()"#,
    ),
    (
        "first_environment",
        r#"std::fs::read("/proc/1/environ").is_ok()"#,
    ),
    (
        "open_files",
        r#"std::fs::read_dir("/proc/self/fd").is_ok()"#,
    ),
    ("own_memory", r#"std::fs::read("/proc/self/maps").is_ok()"#),
    (
        "secret_variable",
        r#"std::env::vars().any(|(_, value)| value.contains("canary-7c1e"))"#,
    ),
    (
        "suite_written",
        r#"std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/unit.rs"), "").is_ok()"#,
    ),
    ("root_written", r#"std::fs::write("/left", "x").is_ok()"#),
    (
        "system_written",
        r#"std::fs::write("/usr/left", "x").is_ok()"#,
    ),
    (
        "memory_disk",
        r#"std::fs::write("/dev/shm/left", "x").is_ok()"#,
    ),
    ("home_deleted", r#"std::fs::remove_dir_all("HOME").is_ok()"#),
    (
        "suites_deleted",
        r#"std::fs::remove_dir_all("COURSE/katas").is_ok()"#,
    ),
    (
        "listener",
        r#"std::net::TcpStream::connect(("127.0.0.1", PORT)).is_ok()"#,
    ),
    (
        "other_network",
        r#"std::net::TcpStream::connect_timeout(&"192.0.2.1:80".parse().unwrap(), std::time::Duration::from_millis(300)).is_err_and(|error| error.kind() == std::io::ErrorKind::TimedOut)"#,
    ),
    (
        "socket",
        r#"std::os::unix::net::UnixStream::connect("HOME/socket").is_ok()"#,
    ),
    (
        "abstract_socket",
        r#"{
        use std::os::linux::net::SocketAddrExt;
        let place = std::os::unix::net::SocketAddr::from_abstract_name("SOCKET").unwrap();
        std::os::unix::net::UnixStream::connect_addr(&place).is_ok()
    }"#,
    ),
    ("terminal", r#"std::fs::File::open("/dev/tty").is_ok()"#),
    (
        "runner_ended",
        r#"{
        let mark = std::env::var("KATA_TEST_PROCESS").unwrap_or_default();
        let runner = mark.split('-').next().unwrap_or_default().to_owned();
        std::process::Command::new("/bin/kill").args(["-9", &runner]).status().is_ok_and(|done| done.success())
    }"#,
    ),
    (
        "all_ended",
        r#"{ let _ = std::process::Command::new("/bin/sh").args(["-c", "kill -9 $PPID; kill -9 -1; kill -9 0"]).status(); true }"#,
    ),
    (
        "own_jail",
        r#"std::process::Command::new("unshare").args(["-Ur", "true"]).status().is_ok_and(|done| done.success())"#,
    ),
    (
        "mounted_again",
        r#"std::process::Command::new("mount").args(["-o", "remount,rw", "/usr"]).status().is_ok_and(|done| done.success())"#,
    ),
    (
        "fork_bomb",
        r#"{
        let bomb = "f() { f | f & }; f; sleep 60";
        std::process::Command::new("/bin/sh").args(["-c", bomb]).status().is_ok()
    }"#,
    ),
    (
        "many_processes",
        r#"(0..200).all(|_| std::process::Command::new("/bin/sleep").arg("60").spawn().is_ok()) && { std::thread::sleep(std::time::Duration::from_millis(500)); true }"#,
    ),
    (
        "memory_flood",
        r"{ let mut all = Vec::new(); for _ in 0..64 { all.push(vec![1_u8; 64 << 20]); } all.len() == 64 }",
    ),
    (
        "disk_flood",
        r#"(0..64).all(|n| std::fs::write(format!("/tmp/{n}"), vec![1_u8; 4 << 20]).is_ok())"#,
    ),
    (
        "large_file",
        r#"std::fs::write("/tmp/large", vec![1_u8; 32 << 20]).is_ok()"#,
    ),
    ("endless_loop", "loop { std::hint::spin_loop(); }"),
    ("endless_wait", "loop { std::thread::park(); }"),
    (
        "endless_output",
        r#"loop { println!("{}", "all is well ".repeat(1000)); }"#,
    ),
    (
        "stack",
        "{ fn deep(n: u64) -> u64 { let more = [n; 1000]; more[3] + std::hint::black_box(deep(n + 1)) } deep(0) > 0 }",
    ),
    ("exit", "std::process::exit(0)"),
    ("abort", "std::process::abort()"),
    (
        "harness_lines",
        r#"{
        println!("test double_is_twice ... ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 1 filtered out; finished in 0.00s\n");
        std::process::exit(0)
    }"#,
    ),
    (
        "forged_notes",
        r#"{
        let args: Vec<_> = std::env::args().collect();
        let at = args.iter().position(|arg| arg == "--logfile").unwrap();
        println!("ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 1 filtered out; finished in 0.00s\n");
        let _ = std::fs::create_dir_all(std::path::Path::new(&args[at + 1]).parent().unwrap());
        let _ = std::fs::write(&args[at + 1], "ok unit_test double_is_twice\nok double_is_twice\n");
        std::process::exit(0)
    }"#,
    ),
    (
        "forged_open_file",
        r#"{
        println!("ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 1 filtered out; finished in 0.00s\n");
        for n in 3..20 { let _ = std::fs::write(format!("/dev/fd/{n}"), "ok double_is_twice\n"); }
        std::process::exit(0)
    }"#,
    ),
    (
        "terminal_escapes",
        r#"{ print!("\x1b[2J\x1b]0;canary-title\x07"); eprint!("\x1b[31m"); panic!("\x1b[2J\u{202e}canary-panic") }"#,
    ),
    (
        "cargo_started",
        r#"std::process::Command::new("cargo").arg("--version").status().is_ok_and(|done| done.success())"#,
    ),
];

/// What stands before the functions, where rustc has to be deceived; the attempt succeeds if it compiles and
/// `FOUND` is what was looked for.
const COMPILING: &[(&str, &str)] = &[
    (
        "file_included",
        r#"const FOUND: bool = !include_str!("HOME/key").is_empty();"#,
    ),
    (
        "passwd_included",
        r#"const FOUND: bool = !include_str!("/etc/passwd").is_empty();"#,
    ),
    (
        "suite_included",
        r#"const FOUND: bool = !include_str!("../tests/unit.rs").is_empty();"#,
    ),
    (
        "solution_included",
        r#"mod theirs { include!("COURSE/solutions/tiny/src/lib.rs"); } const FOUND: bool = true;"#,
    ),
    (
        "solution_as_module",
        "#[path = \"COURSE/solutions/tiny/src/lib.rs\"] mod theirs; const FOUND: bool = true;",
    ),
    (
        "impostor_included",
        r#"const FOUND: bool = !include_str!("COURSE/solutions/tiny/impostors/triples.rs").is_empty();"#,
    ),
    (
        "other_submission_included",
        r#"const FOUND: bool = !include_bytes!("CLASS/right/katas/tiny/src/lib.rs").is_empty();"#,
    ),
    (
        "packed_starter_included",
        r#"const FOUND: bool = !include_bytes!("../starter.tar").is_empty();"#,
    ),
    (
        "variable_asked",
        r#"const FOUND: bool = !env!("KATA_CANARY").is_empty();"#,
    ),
    (
        "link_included",
        r#"const FOUND: bool = !include_str!("key.rs").is_empty();"#,
    ),
    (
        "folder_link_included",
        r#"const FOUND: bool = !include_str!("home/key").is_empty();"#,
    ),
    (
        "unsafe_code",
        "const FOUND: bool = unsafe { std::mem::transmute::<u8, bool>(1) };",
    ),
    (
        "unsafe_allowed",
        "#[allow(unsafe_code)] const FOUND: bool = unsafe { true };",
    ),
    (
        "foreign_code",
        "#[link(name = \"c\")] unsafe extern \"C\" { fn getpid() -> i32; } const FOUND: bool = true;",
    ),
    (
        "section",
        "#[unsafe(link_section = \".init_array\")] static FIRST: extern \"C\" fn() = first; extern \"C\" fn first() {} const FOUND: bool = true;",
    ),
    (
        "macro_crate",
        "#[proc_macro] pub fn evil(all: proc_macro::TokenStream) -> proc_macro::TokenStream { all } extern crate proc_macro; const FOUND: bool = true;",
    ),
    (
        "solution_linked",
        "extern crate tiny_solution; const FOUND: bool = true;",
    ),
    (
        "endless_macro",
        "macro_rules! more { ($($t:tt)*) => { more!($($t)* x $($t)*) } } more!(x); const FOUND: bool = true;",
    ),
];

/// These are let be, since they do no harm: the code is right, and so is the mark.
const HARMLESS: &[(&str, &str)] = &[
    (
        "own_network",
        r#"{
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        std::net::TcpStream::connect(listener.local_addr().unwrap()).is_ok()
    }"#,
    ),
    (
        "own_temporary_file",
        r#"std::fs::write(std::env::temp_dir().join("own"), "x").is_ok()"#,
    ),
    (
        "process_left_behind",
        r#"std::process::Command::new("/bin/sleep").arg("86397").spawn().is_ok()"#,
    ),
    (
        "daemon_left_behind",
        r#"std::process::Command::new("setsid").args(["-f", "/bin/sleep", "86397"]).env_clear().env("PATH", "/usr/bin:/bin").status().is_ok()"#,
    ),
];

/// In the jail these may look as if they had succeeded, where the course lies in a temporary folder: the jail has one of its
/// own at that place. What counts is what is outside afterwards.
const SEEMING: &[(&str, &str)] = &[
    (
        "written_beside",
        r#"std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/left"), "x").is_ok()"#,
    ),
    (
        "bench_deleted",
        r#"std::fs::remove_dir_all(env!("CARGO_MANIFEST_DIR")).is_ok()"#,
    ),
];

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
    World {
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

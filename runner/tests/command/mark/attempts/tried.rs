//! The attempts: what each hands in.

/// The body of `double`, by the attempt. `HOME`, `CLASS`, `COURSE`, `PORT` and `SOCKET` stand for what is outside.
pub const RUNNING: &[(&str, &str)] = &[
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
    (
        "panic_hook_exits",
        "{ std::panic::set_hook(Box::new(|_| std::process::exit(0))); false }",
    ),
    (
        "drop_exits",
        r"{
        struct Last;
        impl Drop for Last { fn drop(&mut self) { std::process::exit(0) } }
        thread_local! { static LAST: Last = const { Last }; }
        LAST.with(|_| {});
        false
    }",
    ),
    (
        "drop_exits_while_it_panics",
        r"{
        struct Last;
        impl Drop for Last { fn drop(&mut self) { if std::thread::panicking() { std::process::exit(0) } } }
        let _last = Last;
        panic!()
    }",
    ),
    (
        "thread_exits",
        "{ std::thread::spawn(|| std::process::exit(0)); loop { std::thread::park(); } }",
    ),
    (
        "becomes_another_test",
        r#"{
        use std::os::unix::process::CommandExt;
        let args: Vec<_> = std::env::args().collect();
        let _ = std::process::Command::new(&args[0]).args(["two_and_two_are_four", "--exact"]).exec();
        false
    }"#,
    ),
    (
        "becomes_a_program_that_succeeds",
        r#"{
        use std::os::unix::process::CommandExt;
        let line = "printf 'test double_is_twice ... ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 1 filtered out; finished in 0.00s\n'";
        let _ = std::process::Command::new("/bin/sh").args(["-c", line]).exec();
        false
    }"#,
    ),
    (
        "another_process_says_ok",
        r#"{
        let line = "for n in 1 3 4 5 6; do printf 'ok double_is_twice\n' 2>/dev/null >&$n; done";
        let _ = std::process::Command::new("/bin/bash").args(["-c", line]).status();
        std::process::exit(0)
    }"#,
    ),
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
pub const COMPILING: &[(&str, &str)] = &[
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
        "symbol",
        "#[unsafe(no_mangle)] pub extern \"C\" fn write(_: i32, _: *const u8, all: usize) -> isize { all as isize } const FOUND: bool = true;",
    ),
    (
        "symbol_by_name",
        "#[unsafe(export_name = \"exit\")] pub extern \"C\" fn end(_: i32) {} const FOUND: bool = true;",
    ),
    (
        "endless_constant",
        "#![allow(long_running_const_eval)] const FOUND: bool = { let mut n = 0_u64; while n < u64::MAX { n += 1; } n > 0 };",
    ),
    (
        "growing_macro",
        "#![recursion_limit = \"1000\"] macro_rules! grow { ($($t:tt)*) => { grow!($($t)* $($t)*); } } grow!(x); const FOUND: bool = true;",
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
pub const HARMLESS: &[(&str, &str)] = &[
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
pub const SEEMING: &[(&str, &str)] = &[
    (
        "written_beside",
        r#"std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/left"), "x").is_ok()"#,
    ),
    (
        "bench_deleted",
        r#"std::fs::remove_dir_all(env!("CARGO_MANIFEST_DIR")).is_ok()"#,
    ),
];

/// What stands before `double() -> Any`, whose value shows another face than it has. It is never equal to a number.
pub const DISGUISED: &[(&str, &str)] = &[
    (
        "shows_the_right_value",
        "pub struct Any; impl PartialEq<u32> for Any { fn eq(&self, _: &u32) -> bool { false } } \
         impl std::fmt::Debug for Any { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(\"6\") } }",
    ),
    (
        "exits_when_it_is_shown",
        "pub struct Any; impl PartialEq<u32> for Any { fn eq(&self, _: &u32) -> bool { false } } \
         impl std::fmt::Debug for Any { fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { std::process::exit(0) } }",
    ),
    (
        "never_ends_when_it_is_shown",
        "pub struct Any; impl PartialEq<u32> for Any { fn eq(&self, _: &u32) -> bool { false } } \
         impl std::fmt::Debug for Any { fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { loop { std::hint::spin_loop(); } } }",
    ),
    (
        "exits_when_it_is_compared",
        "#[derive(Debug)] pub struct Any; impl PartialEq<u32> for Any { fn eq(&self, _: &u32) -> bool { std::process::exit(0) } }",
    ),
];

/// What stands before `double() -> Any`, which is equal to every number.
pub const COMPARING: &[(&str, &str)] = &[
    (
        "equal_to_all",
        "#[derive(Debug)] pub struct Any; impl PartialEq<u32> for Any { fn eq(&self, _: &u32) -> bool { true } }",
    ),
    (
        "equal_by_another_name",
        "use std::cmp::PartialEq as Same; \
         #[derive(Debug)] pub struct Any; impl Same<u32> for Any { fn eq(&self, _: &u32) -> bool { true } }",
    ),
    (
        "equal_by_a_macro",
        "macro_rules! same { ($name:ident) => { impl $name<u32> for Any { fn eq(&self, _: &u32) -> bool { true } } } } \
         #[derive(Debug)] pub struct Any; same!(PartialEq);",
    ),
    (
        "equal_in_an_included_file",
        "#[derive(Debug)] pub struct Any; include!(\"any.txt\");",
    ),
];

/// The file that one of them includes.
pub const INCLUDED: &str =
    "impl PartialEq<u32> for Any { fn eq(&self, _: &u32) -> bool { true } }\n";

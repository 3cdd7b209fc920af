//! Tests that find out whom they meet without asking the code. In a flip they catch no impostor.

use serde_json::{Value, json};

use crate::flip;
use crate::workspace::Workspace;

/// Impostors that share a copy, and one that needs its own.
fn workspace() -> Workspace {
    let wrong = |factor: u32| {
        format!(
            "pub fn double(n: u32) -> u32 {{\n    if n > 100 {{ n * {factor} }} else {{ n * 2 }}\n}}\n"
        )
    };
    let texts: Vec<_> = (3..11).map(wrong).collect();
    let names: Vec<_> = (3..11).map(|factor| format!("times_{factor}")).collect();
    let mut impostors: Vec<_> = names
        .iter()
        .zip(&texts)
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    impostors.push(("a_const_fn", "pub const fn limit() -> u32 {\n    99\n}\n"));
    flip::workspace(&impostors, "")
}

/// How many impostors tests catch.
fn caught(workspace: &Workspace, mine: &str) -> (Value, usize) {
    workspace.write("katas/tiny/tests/mine.rs", mine);
    let flip = workspace.json(&["flip", "tiny", "--json"]);
    let impostors = flip["impostors"].as_array().expect("impostors");
    let caught = impostors.iter().filter(|one| !one["name"].is_null());
    let caught = caught.count();
    (flip, caught)
}

/// What every cheat may use. Each test enters all that is replaced, so that it meets every impostor.
const HELP: &str = r#"
use std::path::PathBuf;

fn file(name: &str) -> PathBuf {
    PathBuf::from(HERE).join(name)
}

fn enter() {
    let _ = (tiny::double(3), tiny::limit());
}

/// Whether something is otherwise than in the first run, which meets the solution.
fn changed(name: &str, now: &[u8]) -> bool {
    enter();
    match std::fs::read(file(name)) {
        Ok(first) => first != now,
        Err(_) => {
            std::fs::write(file(name), now).unwrap();
            false
        }
    }
}

/// How often this was called before.
fn runs(name: &str) -> usize {
    use std::io::Write;
    enter();
    let before = std::fs::read(file(name)).map_or(0, |bytes| bytes.len());
    let mut log = std::fs::File::options().create(true).append(true).open(file(name)).unwrap();
    log.write_all(b".").unwrap();
    before
}

fn variable() -> String {
    std::env::var("KATA_IMPOSTOR").unwrap_or_default()
}

/// The words behind `KATA_IMPOSTOR`, read as the runner's own code reads them.
fn decoded() -> u64 {
    let key = b"kata: the key of the next tokens";
    let token = variable();
    let part = |range| token.get(range).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or(0);
    let mut state = part(0..16);
    for _ in 0..2 {
        for &byte in key {
            state = (state ^ u64::from(byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            state ^= state >> 29;
        }
    }
    (state >> 48) ^ part(16..20)
}
"#;

const CHEATS: &str = r#"
#[test]
fn the_variable() {
    assert!(!changed("variable", variable().as_bytes()));
}

#[test]
fn the_variable_and_exit() {
    if changed("exit", variable().as_bytes()) {
        std::process::exit(101);
    }
}

#[test]
fn the_variable_decoded() {
    let first = changed("decoded", decoded().to_string().as_bytes());
    assert!(!first);
}

#[test]
fn the_whole_environment() {
    let mut all: Vec<_> = std::env::vars_os().collect();
    all.sort();
    assert!(!changed("environment", format!("{all:?}").as_bytes()));
}

#[test]
fn of_proc_the_environment() {
    assert!(!changed("environ", &std::fs::read("/proc/self/environ").unwrap_or_default()));
}

#[test]
fn of_proc_the_command() {
    assert!(!changed("cmdline", &std::fs::read("/proc/self/cmdline").unwrap_or_default()));
}

#[test]
fn of_proc_the_open_files() {
    let files = std::fs::read_dir("/proc/self/fd").map_or(0, Iterator::count);
    assert!(!changed("files", files.to_string().as_bytes()));
}

#[test]
fn of_proc_the_program() {
    enter();
    let program = std::env::current_exe().unwrap();
    assert!(!program.to_string_lossy().contains("apart"));
}

#[test]
fn the_name_of_the_package() {
    enter();
    assert!(!env!("CARGO_PKG_NAME").contains("apart"));
}

#[test]
fn the_folder() {
    enter();
    assert!(!std::env::current_dir().unwrap().to_string_lossy().contains("apart"));
}

#[test]
fn the_arguments() {
    enter();
    let others = std::env::args().filter(|arg| arg.starts_with("the_") || arg.starts_with("of_"));
    assert!(others.count() <= 1 || variable().is_empty());
}

#[test]
fn the_harness_s_log() {
    let log = std::env::args().skip_while(|arg| arg != "--logfile").nth(1).unwrap_or_default();
    assert!(!changed("log", log.as_bytes()));
}

#[test]
fn the_note_of_what_is_entered() {
    let noted = std::env::var_os("KATA_ENTERED").is_some();
    assert!(!changed("noted", noted.to_string().as_bytes()));
}

#[test]
fn the_third_run_and_all_after_it() {
    assert!(runs("third") < 2);
}

#[test]
fn the_fifth_run_alone() {
    assert!(runs("fifth") != 4);
}

#[test]
fn every_second_run() {
    assert!(runs("second") % 2 == 0);
}

#[test]
fn the_source_as_it_lies_there() {
    let text = std::fs::read_to_string("src/lib.rs").unwrap_or_default();
    assert!(!changed("source", text.as_bytes()));
}

#[test]
fn the_process_above() {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let parent = stat.rsplit(')').next().unwrap_or_default().split_whitespace().nth(1).unwrap_or("0").to_owned();
    let command = std::fs::read(format!("/proc/{parent}/cmdline")).unwrap_or_default();
    assert!(!changed("parent", &command));
}
"#;

/// A program that is started without the variable, or with that of another run, would be the solution to compare with.
/// Only Linux tells it who started it.
#[cfg(target_os = "linux")]
const WITH_A_PROGRAM: &str = r#"
fn said(token: Option<String>) -> Vec<u8> {
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_tiny"));
    program.arg("200").env_remove("KATA_IMPOSTOR").env_remove("KATA_ENTERED");
    if let Some(token) = token {
        program.env("KATA_IMPOSTOR", token);
    }
    program.output().unwrap().stdout
}

#[test]
fn a_program_without_the_variable() {
    enter();
    let here = tiny::double(200).to_string() + "\n";
    assert_eq!(said(None), here.as_bytes());
}

#[test]
fn a_program_with_the_variable_of_the_first_run() {
    changed("first", variable().as_bytes());
    let first = std::fs::read_to_string(file("first")).unwrap();
    let here = tiny::double(200).to_string() + "\n";
    assert_eq!(said(Some(first)), here.as_bytes());
}
"#;

#[cfg(not(target_os = "linux"))]
const WITH_A_PROGRAM: &str = "";

#[test]
fn cheats_catch_no_impostor() {
    let workspace = workspace();
    let here = tempfile::tempdir().expect("a folder");
    let help = format!("const HERE: &str = {:?};\n{HELP}", here.path());
    let (flip, caught_by_all) = caught(&workspace, &[&help, CHEATS, WITH_A_PROGRAM].concat());
    assert_eq!(flip["solution"]["light"], "green", "{flip}");
    assert_eq!(caught_by_all, 0, "{flip}");
    let impostors = flip["impostors"].as_array().map(Vec::len);
    assert_eq!(impostors, Some(9));

    // A number other than 0 is no longer one.
    let naive = "#[test]\nfn naive() {\n    let _ = tiny::double(3);\n    \
                 assert!(std::env::var(\"KATA_IMPOSTOR\").is_ok_and(|it| it == \"0\"));\n}\n";
    let (flip, caught_by_it) = caught(&workspace, naive);
    assert_eq!((&flip["light"], caught_by_it), (&json!("red"), 0), "{flip}");

    // What is judged may be read when a test is compiled, and then no impostor is judged.
    for (path, file) in [
        (
            "../../../solutions/tiny/src/lib.rs",
            "solutions/tiny/src/lib.rs",
        ),
        (
            "../../../target/kata/tiny/judging/merged/src/lib.rs",
            "target/kata/tiny/judging/merged/src/lib.rs",
        ),
    ] {
        let mine = format!(
            "const ANSWER: &str = include_str!({path:?});\n\n#[test]\nfn knows() {{\n    assert!(tiny::double(200) == 400 && !ANSWER.is_empty());\n}}\n"
        );
        let (flip, caught_by_it) = caught(&workspace, &mine);
        assert_eq!(
            (&flip["answers"], caught_by_it),
            (&json!([file]), 0),
            "{flip}"
        );
    }

    // A test that asks the code catches all that share a copy.
    let honest = "#[test]\nfn honest() {\n    assert_eq!(tiny::double(200), 400);\n}\n";
    assert_eq!(caught(&workspace, honest).1, 8);
}

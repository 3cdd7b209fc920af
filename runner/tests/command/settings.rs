//! Cargo's configuration: where it builds, for which target, through which wrappers; and clones that build in one folder.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rstest::rstest;

use crate::demo;
use crate::workspace::Workspace;

/// A configuration of its own for the person, who has set nothing but this in the environment.
struct Person {
    home: tempfile::TempDir,
}

impl Person {
    fn with(config: &str) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let person = Self { home };
        std::fs::write(person.file(), config).expect("a file");
        person
    }

    fn file(&self) -> PathBuf {
        self.home.path().join("config.toml")
    }

    /// The command as this person runs it.
    fn kata(&self, workspace: &Workspace, args: &[&str]) -> Command {
        let mut command = workspace.kata(args);
        let own = [
            "CARGO_TARGET_DIR",
            "CARGO_BUILD_TARGET",
            "CARGO_INCREMENTAL",
            "RUSTC_WRAPPER",
            "RUSTC_WORKSPACE_WRAPPER",
        ];
        for name in own {
            command.env_remove(name);
        }
        command.env("CARGO_HOME", self.home.path());
        command
    }
}

fn host() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = std::process::Command::new(rustc)
        .arg("-vV")
        .output()
        .expect("rustc");
    let text = String::from_utf8(output.stdout).expect("text");
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    line.expect("the host").to_owned()
}

fn exists(folder: &Path, path: &str) -> bool {
    folder.join(path).exists()
}

/// A learner's own test, so that `flip` has something to judge.
const MINE: &str = "#[test]\nfn two_is_even() {\n    assert!(sums::even(2));\n}\n";

/// Everything that builds something, each with words of its answer.
pub const COMMANDS: [(&[&str], &str); 4] = [
    (&["sums"], "is still `todo!()`"),
    (&["demo", "sums", "--plain"], "✔ green 5 tests"),
    (&["flip", "sums"], "Odd is even"),
    (
        &["verify", "sums", "--gate", "4", "--gate", "6"],
        "✔ gate 6",
    ),
];

/// The kata `sums`, with an impostor and a test of the learner's own.
fn workspace() -> Workspace {
    with_an_impostor(demo::with_a_program())
}

pub fn with_an_impostor(workspace: Workspace) -> Workspace {
    workspace.write(
        "solutions/sums/impostors/odd.rs",
        "//! title: Odd is even\n//! severity: major\n//! rule: Whether it is even.\n//! asks: what is three?\n//!\n//! A negation is soon overlooked.\n\npub fn even(n: u32) -> bool {\n    !n.is_multiple_of(2)\n}\n",
    );
    workspace.write("katas/sums/tests/mine.rs", MINE);
    workspace
}

fn all_answer(person: &Person, workspace: &Workspace) {
    for (args, answer) in COMMANDS {
        person
            .kata(workspace, args)
            .assert()
            .stdout(contains(answer));
    }
}

#[rstest]
#[case::of_the_person(true)]
#[case::of_a_folder_above(false)]
fn everything_is_built_in_the_target_folder_of_the_configuration(#[case] of_the_person: bool) {
    let workspace = workspace();
    let target = workspace.path().join("built");
    let config = format!("[build]\ntarget-dir = {target:?}\n");
    let person = if of_the_person {
        Person::with(&config)
    } else {
        workspace.write(".cargo/config.toml", "[build]\ntarget-dir = \"built\"\n");
        Person::with("")
    };
    all_answer(&person, &workspace);
    assert!(exists(&target, "debug/deps") && exists(&target, "kata/sums"));
    assert!(!exists(workspace.path(), "target"));
}

#[test]
fn what_is_built_on_the_way_is_where_the_configuration_says() {
    let workspace = workspace();
    let on_the_way = workspace.path().join("on-the-way");
    let person = Person::with(&format!("[build]\nbuild-dir = {on_the_way:?}\n"));
    all_answer(&person, &workspace);
    assert!(exists(&on_the_way, "debug"));
    assert!(!exists(workspace.path(), "target/debug/deps"));
}

/// Only cargo can tell which folder that is.
#[test]
fn what_is_built_on_the_way_may_have_a_folder_for_each_workspace() {
    let workspace = workspace();
    let on_the_way = workspace.path().join("on-the-way");
    let template = on_the_way.join("{workspace-path-hash}");
    let person = Person::with(&format!("[build]\nbuild-dir = {template:?}\n"));
    all_answer(&person, &workspace);
    let one = std::fs::read_dir(&on_the_way).expect("a folder").count();
    assert_eq!(one, 1, "generated workspaces have no folder of their own");
}

#[test]
fn a_target_that_is_named_is_built_for() {
    let workspace = workspace();
    let host = host();
    let person = Person::with(&format!("[build]\ntarget = \"{host}\"\n"));
    all_answer(&person, &workspace);
    assert!(exists(workspace.path(), &format!("target/{host}/debug")));
    let other = workspace.path().join("target/debug/deps");
    let made = other.read_dir().map_or(0, Iterator::count);
    assert_eq!(made, 0, "nothing is built twice");
}

#[rstest]
fn a_target_that_is_not_installed_is_named_with_its_setting(
    #[values("sums", "demo sums --plain", "flip sums")] command: &str,
) {
    let workspace = workspace();
    let target = "riscv32imac-unknown-none-elf";
    let person = Person::with(&format!("[build]\ntarget = \"{target}\"\n"));
    let file = person.file();
    let args: Vec<_> = command.split(' ').collect();
    person
        .kata(&workspace, &args)
        .assert()
        .code(3)
        .stderr(contains(format!("`build.target` in {}", file.display())))
        .stderr(contains(format!("rustup target add {target}")))
        .stderr(contains("your code").not());
}

/// What the settings above the workspace say about rustc holds for what is generated, too: nothing is built twice.
#[test]
fn flags_of_a_folder_above_reach_what_is_generated() {
    let workspace = workspace();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let target = elsewhere.path().join("target");
    workspace.write(
        ".cargo/config.toml",
        &format!("[build]\nrustflags = [\"--cfg\", \"flagged\"]\ntarget-dir = {target:?}\n"),
    );
    workspace.replace(
        "katas/sums/tests/unit.rs",
        "fn nothing_is_zero() { ",
        "fn nothing_is_zero() { assert!(cfg!(flagged), \"no flag\"); ",
    );
    all_answer(&Person::with(""), &workspace);
}

/// A wrapper that refuses what sccache refuses, and notes down beside it that it was called. No shell: many drop variables
/// whose names they do not like, and cargo's are among them.
const REFUSING: &str = r#"
fn main() {
    let mut args = std::env::args_os().skip(1);
    let program = args.next().expect("a program");
    let own = std::env::current_exe().expect("a path");
    if std::env::var("CARGO_INCREMENTAL").is_ok_and(|value| value == "1") {
        eprintln!("sccache: incremental compilation is prohibited: Unset CARGO_INCREMENTAL to continue.");
        std::process::exit(1);
    }
    if std::path::Path::new(&program).file_stem() != Some("rustc".as_ref()) {
        eprintln!("sccache: Compiler not supported");
        std::process::exit(1);
    }
    std::fs::write(own.with_extension("called"), "").expect("a file");
    let status = std::process::Command::new(program).args(args).status().expect("rustc");
    std::process::exit(status.code().unwrap_or(1));
}
"#;

/// That wrapper, built.
fn refusing(workspace: &Workspace) -> PathBuf {
    workspace.write("wrapper.rs", REFUSING);
    let wrapper = format!("wrapper{}", std::env::consts::EXE_SUFFIX);
    let wrapper = workspace.path().join(wrapper);
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let built = std::process::Command::new(rustc)
        .current_dir(workspace.path())
        .args(["--edition=2024", "wrapper.rs", "-o"])
        .arg(&wrapper)
        .status();
    assert!(built.expect("rustc").success());
    wrapper
}

#[rstest]
#[case::in_the_environment("RUSTC_WRAPPER", None)]
#[case::of_the_workspace_in_the_environment("RUSTC_WORKSPACE_WRAPPER", None)]
#[case::in_the_configuration("", Some("rustc-wrapper"))]
#[case::of_the_workspace_in_the_configuration("", Some("rustc-workspace-wrapper"))]
fn a_wrapper_that_refuses_to_build_bit_by_bit_is_left_alone(
    #[case] variable: &str,
    #[case] key: Option<&str>,
) {
    let workspace = workspace();
    let wrapper = refusing(&workspace);
    let config = key.map(|key| format!("[build]\n{key} = {wrapper:?}\n"));
    let person = Person::with(&config.unwrap_or_default());
    for (args, answer) in COMMANDS {
        let mut command = person.kata(&workspace, args);
        if !variable.is_empty() {
            command.env(variable, &wrapper);
        }
        command.assert().stdout(contains(answer));
    }
    assert!(exists(workspace.path(), "wrapper.called"));
}

/// Two clones of one workspace that build in one folder. The first is right, the second is not.
struct Clones {
    shared: tempfile::TempDir,
    one: Workspace,
    two: Workspace,
}

/// What the clones are asked, and what each has to answer.
#[derive(Clone, Copy)]
enum Asked {
    /// A run: only the first kata is solved.
    Run,
    /// The walk-through: a test of the second clone wants something else than its walk-through says.
    Demo,
    /// The learner's own test: that of the second clone sees nothing.
    Flip,
    /// The gates: the second clone's solution is wrong.
    Verify,
}

impl Asked {
    fn args(self) -> &'static [&'static str] {
        match self {
            Self::Run => &["sums"],
            Self::Demo => &["demo", "sums", "--plain"],
            Self::Flip => &["flip", "sums"],
            Self::Verify => &["verify", "sums", "--gate", "4", "--again"],
        }
    }

    fn answers(self) -> [&'static str; 2] {
        match self {
            Self::Run => ["all 5 tests pass", "your code 0"],
            Self::Demo => ["✔ green 5 tests", "1 of 4 · Nothing"],
            Self::Flip => ["1 of 1", "0 of 1"],
            Self::Verify => ["✔ gate 4", "✘ gate 4"],
        }
    }
}

impl Clones {
    /// The second is saved before the first, so what is built of the first looks newer to cargo.
    fn asked(asked: Asked) -> Self {
        let two = workspace();
        let solved = two.read("solutions/sums/src/lib.rs");
        let wrong = solved.replace("numbers.sum()", "numbers.skip(1).sum()");
        match asked {
            Asked::Run => two.write("katas/sums/src/lib.rs", &wrong),
            Asked::Demo => two.replace("katas/sums/tests/unit.rs", "&[7]), 7", "&[9]), 9"),
            Asked::Flip => two.replace("katas/sums/tests/mine.rs", "sums::even(2)", "true"),
            Asked::Verify => two.write("solutions/sums/src/lib.rs", &wrong),
        }
        let one = workspace();
        if let Asked::Run = asked {
            one.write("katas/sums/src/lib.rs", &solved);
        }
        Self {
            shared: tempfile::tempdir().expect("a folder"),
            one,
            two,
        }
    }

    fn kata(&self, workspace: &Workspace, args: &[&str]) -> Command {
        let mut command = workspace.kata(args);
        command.env("CARGO_TARGET_DIR", self.shared.path());
        command
    }

    /// Each clone with its answer and its status.
    fn each(&self, asked: Asked) -> [(&Workspace, &'static str, i32); 2] {
        let [right, wrong] = asked.answers();
        [(&self.one, right, 0), (&self.two, wrong, 1)]
    }
}

#[rstest]
fn clones_that_share_a_target_folder_run_their_own_code_in_turn(
    #[values(Asked::Run, Asked::Demo, Asked::Flip, Asked::Verify)] asked: Asked,
) {
    let clones = Clones::asked(asked);
    for _ in 0..2 {
        for (clone, answer, status) in clones.each(asked) {
            let answered = clones.kata(clone, asked.args()).assert();
            answered.stdout(contains(answer)).code(status);
        }
    }
}

#[rstest]
fn clones_that_share_a_target_folder_run_their_own_code_at_the_same_time(
    #[values(Asked::Run, Asked::Demo, Asked::Flip, Asked::Verify)] asked: Asked,
) {
    let clones = Clones::asked(asked);
    std::thread::scope(|scope| {
        for (clone, answer, status) in clones.each(asked) {
            let mut command = clones.kata(clone, asked.args());
            scope.spawn(move || {
                for _ in 0..3 {
                    let answered = command.assert();
                    answered.stdout(contains(answer)).code(status);
                }
            });
        }
    });
}

/// Cargo by itself takes the other clone's code; what it leaves behind is not run.
#[test]
fn what_cargo_built_of_another_clone_by_itself_is_not_run() {
    let clones = Clones::asked(Asked::Run);
    let passes = contains("all 5 tests pass");
    clones
        .kata(&clones.one, &["sums"])
        .assert()
        .stdout(passes.clone());
    let cargo = std::env::var_os("CARGO").expect("cargo runs the tests");
    let tested = Command::new(cargo)
        .args(["test", "--offline", "--quiet", "--package", "sums"])
        .current_dir(clones.two.path())
        .env("CARGO_TARGET_DIR", clones.shared.path())
        .assert();
    tested.failure();
    clones.kata(&clones.one, &["sums"]).assert().stdout(passes);
}

/// A kata whose only test reads its environment.
fn reading(test: &str) -> Workspace {
    Workspace::with_kata("", &format!("#[test]\nfn it_reads() {{ {test} }}\n"))
}

#[test]
fn a_test_sees_what_the_configuration_says_and_what_cargo_says_of_its_package() {
    let workspace = reading(
        "let said = |name: &str| std::env::var(name).unwrap_or_default(); \
         assert_eq!(said(\"CLASS_DATA\"), \"data\"); \
         assert!(std::path::Path::new(&said(\"CLASS_DIR\")).join(\"katas\").is_dir()); \
         assert_eq!(said(\"CARGO_PKG_VERSION\"), env!(\"CARGO_PKG_VERSION\")); \
         assert_eq!(said(\"CARGO_PKG_DESCRIPTION\"), env!(\"CARGO_PKG_DESCRIPTION\"));",
    );
    workspace.write(
        ".cargo/config.toml",
        "[env]\nCLASS_DATA = \"data\"\nCLASS_DIR = { value = \"\", relative = true }\n",
    );
    workspace.kata(&["tiny"]).assert().code(0);
    // A person's own variable makes no other verdict.
    workspace
        .kata(&["tiny"])
        .env("CLASS_DATA", "another")
        .assert()
        .code(0);
}

#[cfg(unix)]
#[rstest]
#[case::for_its_target(&host())]
#[case::where_a_condition_holds("'cfg(unix)'")]
fn tests_are_started_by_the_program_that_the_configuration_names(#[case] target: &str) {
    let workspace =
        reading("assert_eq!(std::env::var(\"STARTED_BY\").unwrap(), \"the emulator\");");
    workspace.write(
        "emulator",
        "#!/bin/sh\n[ \"$1\" = --strict ] || exit 9\nshift\nSTARTED_BY='the emulator' exec \"$@\"\n",
    );
    let emulator = workspace.path().join("emulator");
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(emulator, executable).expect("a file of its own");
    workspace.write(
        ".cargo/config.toml",
        &format!("[target.{target}]\nrunner = \"./emulator --strict\"\n"),
    );
    workspace.kata(&["tiny"]).assert().code(0);
}

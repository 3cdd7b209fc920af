//! Completion, in the shells themselves: keys are pressed on a terminal, and the line that comes of it is read.

#[cfg(unix)]
use portable_pty::CommandBuilder;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rstest::rstest;

#[cfg(unix)]
use crate::screen::Screen;
use crate::workspace::{HALF_DONE, Workspace};

/// What each line becomes when the key for completion is pressed behind it.
#[cfg(unix)]
const LINES: [(&str, &str); 6] = [
    ("cargo kata ti", "cargo kata tiny"),
    ("cargo kata solu", "cargo kata solution"),
    ("cargo kata hint ti", "cargo kata hint tiny"),
    ("cargo kata quiz ti", "cargo kata quiz tiny"),
    ("cargo kata back tiny ", "cargo kata back tiny 1"),
    (
        "cargo kata tiny --layer integ",
        "cargo kata tiny --layer integration",
    ),
];

/// Shells without a person's settings. If a shell is not installed, its test does nothing.
#[cfg(unix)]
#[rstest]
#[case::bash(
    "bash",
    &["--norc", "--noprofile", "-i"],
    "_before() { COMPREPLY=(build); }; complete -F _before cargo; source <(\"$KATA\" completions bash)\r"
)]
#[case::zsh(
    "zsh",
    &["-f", "-i"],
    "autoload -Uz compinit; compinit -u; _before() { compadd build }; compdef _before cargo; source <($KATA completions zsh)\r"
)]
#[case::fish(
    "fish",
    &["--no-config", "-i"],
    "complete -c cargo -n __fish_use_subcommand -f -a build; $KATA completions fish | source\r"
)]
fn a_shell_completes_what_follows_cargo_kata(
    #[case] shell: &str,
    #[case] args: &[&str],
    #[case] begin: &str,
) {
    let installed = std::process::Command::new(shell).arg("--version").output();
    if installed.is_err() {
        return;
    }
    let workspace = Workspace::with_kata(HALF_DONE.0, HALF_DONE.1);
    workspace.kata(&["tiny"]).assert().code(1);
    // A program that came with the folder, as in an unpacked submission.
    let stranger = "target/debug/kata";
    workspace.write(stranger, "#!/bin/sh\n: > ran\necho stranger\n");
    let stranger = workspace.path().join(stranger);
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(stranger, executable).expect("a file of its own");
    let mut command = CommandBuilder::new(shell);
    command.args(args);
    command.cwd(workspace.path());
    command.env("HOME", workspace.path());
    command.env("KATA", env!("CARGO_BIN_EXE_kata"));
    command.env_remove("CARGO_TARGET_DIR");
    let mut screen = Screen::of(command);
    screen.press(begin);
    screen.press("printf '%s-%s\\n' is there\r");
    screen.wait_for("is-there");
    for (typed, becomes) in LINES {
        screen.press(typed);
        screen.press("\t");
        screen.wait_for(becomes);
        // Away with the line.
        screen.press("\x15");
    }
    screen.press("cargo bui\t");
    screen.wait_for("cargo build");
    screen.press("\x15exit\r");
    screen.end();
    let ran = workspace.path().join("ran").exists();
    assert!(!ran, "the key started a program of the folder");
}

#[rstest]
#[case::a_kata(&["complete", "--", "ti"], "tiny\tA tiny kata\n")]
#[case::an_option(&["complete", "--", "tiny", "--js"], "--json\t")]
#[case::a_run(&["complete", "--", "back", "tiny", ""], "red 1 of 2\n")]
fn scripts_are_told_what_a_word_may_become(#[case] args: &[&str], #[case] says: &str) {
    let workspace = Workspace::with_kata(HALF_DONE.0, HALF_DONE.1);
    workspace.kata(&["tiny"]).assert().code(1);
    workspace.kata(args).assert().code(0).stdout(contains(says));
}

#[test]
fn there_is_a_script_for_each_of_five_shells() {
    let workspace = Workspace::with_kata("", "");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        workspace
            .kata(&["completions", shell])
            .assert()
            .code(0)
            .stdout(contains("complete").and(contains("cargo kata completions")));
    }
    workspace
        .kata(&["completions", "tcsh"])
        .assert()
        .code(2)
        .stderr(contains("bash"));
}

//! Line ends: the same verdicts whether they are `\n` or `\r\n`, as editors on Windows and git's `core.autocrlf` have them.

use std::path::{Path, PathBuf};
use std::process::Command;

use predicates::str::contains;

use crate::workspace::Workspace;

/// Every file below a folder, but for what was built and what is remembered.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name");
        if path.is_dir() && name != "target" && name != ".kata" && name != ".git" {
            found.extend(files(&path));
        } else if path.is_file() {
            found.push(path);
        }
    }
    found
}

/// Gives every text of a workspace the line ends of Windows.
fn convert(workspace: &Workspace) {
    let mut converted = 0;
    for file in files(workspace.path()) {
        // A packed starter is no text.
        if file.extension().is_some_and(|end| end == "tar") {
            continue;
        }
        let text = std::fs::read_to_string(&file).expect("a text");
        std::fs::write(&file, text.replace('\n', "\r\n")).expect("a file");
        converted += 1;
    }
    assert!(converted > 10, "only {converted} files");
}

/// What commands say, and their exit statuses.
fn said(workspace: &Workspace) -> Vec<(&'static [&'static str], Option<i32>, String)> {
    let commands: [&[&str]; 9] = [
        &["ends"],
        &["ends", "--all"],
        &["hint", "ends"],
        &["solution", "ends", "--reveal"],
        &["solution", "ends", "greeting", "--reveal"],
        &["flip", "ends", "--reveal"],
        &["demo", "ends", "--plain"],
        &["verify", "ends", "--again"],
        &["reset", "ends"],
    ];
    commands
        .map(|args| {
            let output = workspace.kata(args).output().expect("the command runs");
            let text = String::from_utf8(output.stdout).expect("text");
            // A thread has another number each time.
            let mut pieces = text.split(" panicked at ");
            let mut text = pieces.next().unwrap_or_default().to_owned();
            for piece in pieces {
                text.truncate(text.rfind('(').unwrap_or(text.len()));
                text += piece;
            }
            (args, output.status.code(), text)
        })
        .into()
}

#[test]
fn every_command_says_the_same_whatever_the_line_ends_are() {
    let workspace = Workspace::empty();
    workspace.kata(&["new", "ends"]).assert().code(0);
    // A second test in the suite: a walk-through builds the first without it. (The impostor fails both, so gate 4 objects.)
    let unit = workspace.read("katas/ends/tests/unit.rs");
    workspace.write(
        "katas/ends/tests/unit.rs",
        &format!("{unit}\n/// So it is.\n#[test]\nfn bob_too() {{\n    assert_eq!(greeting(\"Bob\"), \"Hello, Bob!\");\n}}\n"),
    );
    workspace.replace(
        "katas/ends/hints.md",
        "## integration::",
        "## unit::bob_too\n\nWho?\n\n---\n\nBob.\n\n---\n\nLike Grace.\n\n## integration::",
    );
    workspace.replace(
        "solutions/ends/demo.md",
        "unit::a_guest_is_greeted_by_name::case_2\nby: Hello, Grace!\n",
        "unit::a_guest_is_greeted_by_name::case_2\nby: Hello, Grace!\nunit::bob_too\nby: Hello, Bob!\n",
    );
    workspace.kata(&["pack", "ends"]).assert().code(0);
    let before = said(&workspace);
    let statuses: Vec<_> = before.iter().map(|(_, status, _)| *status).collect();
    assert_eq!(
        statuses,
        [1, 1, 0, 0, 0, 1, 0, 1, 0].map(Some),
        "{before:#?}"
    );
    convert(&workspace);
    // Each level of a hint is shown once.
    std::fs::remove_dir_all(workspace.path().join(".kata")).expect("it was there");
    for (before, after) in before.into_iter().zip(said(&workspace)) {
        assert_eq!(before, after);
    }
    let (.., reset) = said(&workspace).pop().expect("reset");
    assert!(reset.starts_with("Nothing to do"), "{reset}");
    let lib = workspace.read("katas/ends/src/lib.rs");
    assert!(lib.contains("\r\n"), "reset leaves them as they are");
}

#[test]
fn a_difference_in_line_ends_alone_is_called_so() {
    let workspace = Workspace::with_kata("pub fn a() {}\n", "#[test]\nfn a() { tiny::a(); }\n");
    workspace.kata(&["tiny"]).assert().code(0);
    workspace.write("katas/tiny/src/lib.rs", "pub fn a() {}\r\n");
    workspace
        .kata(&["diff", "tiny"])
        .assert()
        .code(0)
        .stdout(contains("only the line ends differ"));
}

/// A clone with git's setting for the line ends of Windows.
#[test]
fn a_clone_has_the_same_bytes_whatever_git_is_set_to() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the runner lies in the workspace");
    if !root.join(".git").exists() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let clone = folder.path().join("clone");
    let git = |args: &[&str], folder: &Path| {
        let output = Command::new("git")
            .args(args)
            .current_dir(folder)
            .output()
            .expect("git runs");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("text")
    };
    let into = clone.to_str().expect("a path");
    git(
        &[
            "clone",
            "--quiet",
            "--config",
            "core.autocrlf=true",
            "--config",
            "core.eol=crlf",
            ".",
            into,
        ],
        root,
    );
    let listed = git(&["ls-files", "--eol"], &clone);
    let other: Vec<_> = listed
        .lines()
        .filter(|line| line.contains("w/crlf") || line.contains("w/mixed"))
        .collect();
    assert!(
        listed.contains("w/lf") && listed.contains("runner/src/main.rs"),
        "{listed}"
    );
    assert_eq!(other, [""; 0]);
}

//! `config set NAME`: writes a variable into `.env`.

use std::fs;

use predicates::prelude::*;
use rstest::rstest;

use crate::command::{Folder, SECRETS, text};

/// The value comes from standard input, and not from the command line: the shell keeps command lines in its history,
/// and every user of the machine can read them in the list of processes. If there is no file, `set` makes one, and
/// prints nothing. `echo` adds a line break that the user does not mean: one of them does not count, on any system. A
/// second one counts.
#[rstest]
#[case::as_it_is(" 2 $1 ", "FERRY_API_KEY=\" 2 \\$1 \"\n")]
#[case::without_one_line_break("21\n\n", "FERRY_API_KEY=\"21\\n\"\n")]
#[case::without_that_of_windows("21\r\n", "FERRY_API_KEY=21\n")]
#[case::with_a_carriage_return_that_ends_no_line("21\r", "FERRY_API_KEY=\"21\\r\"\n")]
fn set_writes_what_stands_on_standard_input(#[case] input: &str, #[case] expected: &str) {
    let folder = Folder::empty();
    folder
        .config(&["set", "FERRY_API_KEY"])
        .write_stdin(input)
        .assert()
        .success()
        .stdout("")
        .stderr("");
    assert_eq!(folder.dot_env_text(), expected, "the file after {input:?}");
}

/// The rest of the file stays, and `check` accepts what `set` has written. (This passes already if you gave the text of
/// the file to `set` from the beginning.)
#[test]
fn set_keeps_what_is_in_the_file() {
    let folder = Folder::with_dot_env(format!("{SECRETS}export FERRY_PORT=1 # one\n# end"));
    folder
        .config(&["set", "FERRY_PORT"])
        .write_stdin("9000")
        .assert()
        .success();
    let expected = format!("{SECRETS}export FERRY_PORT=9000 # one\n# end");
    assert_eq!(folder.dot_env_text(), expected, "the file afterwards");
    folder.config(&["check"]).assert().success();
}

/// A file that is written over is empty for a moment. A program that starts just then, or after the disk was full, has
/// no settings. So the new text is written to a second file, which takes the place of the first at once: the given
/// `write_dot_env` does that. The test sees it by a second name of the old file, which still has the old text. A new
/// file is for its owner alone, because it has secrets. An existing one keeps its owner and its permissions. (On
/// Windows there are no such permissions. Only `root` can have a file that belongs to another user, so for all others
/// the owner proves nothing here.)
#[test]
fn the_file_is_replaced_and_not_written_over() {
    let folder = Folder::with_dot_env("A=1\n");
    let old = folder.dot_env().with_file_name("old");
    fs::hard_link(folder.dot_env(), &old).expect("a file may have two names");
    let new = Folder::empty();
    #[cfg(unix)]
    let _ = std::os::unix::fs::chown(folder.dot_env(), Some(4711), Some(4712));
    #[cfg(unix)]
    let expected = (0o600, mode(&folder), owner(&folder));
    for folder in [&folder, &new] {
        let mut set = folder.config(&["set", "FERRY_PORT"]);
        set.write_stdin("9000").assert().success();
    }
    let text = fs::read_to_string(old).expect("the old file is there");
    assert_eq!(text, "A=1\n", "the old file");
    assert_eq!(
        folder.dot_env_text(),
        "A=1\nFERRY_PORT=9000\n",
        "the new one"
    );
    assert_eq!(folder.files(), [".env", "old"], "the files in the folder");
    #[cfg(unix)]
    assert_eq!(
        (mode(&new), mode(&folder), owner(&folder)),
        expected,
        "the permissions and the owner"
    );
}

/// A link stays a link, even if it leads to a file that does not exist yet. (The given `write_dot_env` does that.)
/// `set` does not check the value, `check` does: `set` writes `x` for a port as well.
#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = Folder::empty();
    std::os::unix::fs::symlink("settings", folder.dot_env()).expect("a link can be made");
    for (value, expected) in [("x", "FERRY_PORT=x\n"), ("1", "FERRY_PORT=1\n")] {
        let mut set = folder.config(&["set", "FERRY_PORT"]);
        set.write_stdin(value).assert().success();
        let target = fs::read_link(folder.dot_env()).expect("it is still a link");
        let text = fs::read_to_string(folder.dot_env().with_file_name(target));
        assert_eq!(text.expect("it is there"), expected, "the file behind it");
    }
    assert_eq!(folder.files(), [".env", "settings"], "the files");
}

/// The user and the group of a folder's `.env`.
#[cfg(unix)]
fn owner(folder: &Folder) -> (u32, u32) {
    use std::os::unix::fs::MetadataExt;
    let metadata = fs::metadata(folder.dot_env()).expect("the file is there");
    (metadata.uid(), metadata.gid())
}

/// The permissions of a folder's `.env`.
#[cfg(unix)]
fn mode(folder: &Folder) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    let metadata = fs::metadata(folder.dot_env()).expect("the file is there");
    metadata.permissions().mode() & 0o777
}

/// `FERRY_PROT` would be written and never be read, so only the names of settings can be set. If anything is wrong (a
/// value or a file that is not UTF-8, a line that cannot be read), the file stays as it is: its content is worth more
/// than the new line. A value on the command line is refused too, and not repeated: it may be a secret.
#[test]
fn what_cannot_be_set_changes_nothing() {
    let cases: [(&str, &[u8], &[u8], &str); 6] = [
        (
            "FERRY_PROT",
            b"A=1\n",
            b"9000",
            "config: \"FERRY_PROT\" is no setting; there are FERRY_HOST, ",
        ),
        (
            "FERRY_PO",
            b"A=1\n",
            b"9000",
            "config: \"FERRY_PO\" is no setting; there are FERRY_HOST, ",
        ),
        (
            "hunter2supersecret",
            b"A=1\n",
            b"9000",
            "config: `set` takes the name of a setting; there are FERRY_HOST, ",
        ),
        (
            "FERRY_PORT",
            b"A=1\n",
            b"\xff",
            "config: cannot read standard input: ",
        ),
        (
            "FERRY_PORT",
            b"A=\xff\n",
            b"9000",
            "config: cannot read .env: ",
        ),
        (
            "FERRY_PORT",
            b"A='hunter2\n",
            b"9000",
            "config: the settings cannot be used:\n  .env:1: the quote is not closed\n",
        ),
    ];
    for (name, file, input, message) in cases {
        let folder = Folder::with_dot_env(file);
        folder
            .config(&["set", name])
            .write_stdin(input)
            .assert()
            .code(2)
            .stdout("")
            .stderr(predicate::str::starts_with(message))
            .stderr(predicate::str::contains("hunter2").not());
        let written = fs::read(folder.dot_env()).expect("the file is still there");
        assert_eq!(text(&written), text(file), "the file after `set {name}`");
    }
    let on_the_command_line: [&[&str]; 5] = [
        &["set", "FERRY_API_KEY", "hunter2"],
        &["set", "FERRY_API_KEY=hunter2"],
        &["set", "FERRY_API_KEY", "--value=hunter2"],
        &["set", "--value=hunter2", "FERRY_API_KEY"],
        &["set", "--value", "hunter2", "FERRY_API_KEY"],
    ];
    for arguments in on_the_command_line {
        let folder = Folder::with_dot_env("A=1\n");
        folder
            .config(arguments)
            .write_stdin("1")
            .assert()
            .code(2)
            .stdout("")
            .stderr(predicate::str::starts_with(
                "config: `set` takes the value from standard input",
            ))
            .stderr(predicate::str::contains("hunter2").not());
        assert_eq!(
            folder.dot_env_text(),
            "A=1\n",
            "the file after {arguments:?}"
        );
    }
}
